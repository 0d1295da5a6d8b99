package io.serai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManagementServerTest {
    private static final Check KAFKA_UP =
            new Check("kafka", true, "last commit 80 ms ago", Map.of("inFlight", 212L));
    private static final Check TOPICS_DOWN =
            new Check("topics", false, "ai.parked.default keeps records too short");

    private final HttpClient http = HttpClient.newHttpClient();
    private List<Check> checks = List.of(KAFKA_UP);
    private final ManagementServer server = started(() -> new Readiness(checks));

    private static ManagementServer started(Supplier<Readiness> readiness) {
        var server = new ManagementServer("127.0.0.1", 0, readiness);
        server.start();
        return server;
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void isLiveWhileItRunsWhateverTheChecksSay() throws Exception {
        checks = List.of(TOPICS_DOWN);

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void isReadyWhenEveryCheckIsUp() throws Exception {
        var answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"ready\":true,\"checks\":[{\"name\":\"kafka\",\"up\":true,"
                                + "\"detail\":\"last commit 80 ms ago\",\"measures\":{\"inFlight\":212}}]}");
    }

    @Test
    void isNotReadyWhenOneCheckIsDownAndNamesIt() throws Exception {
        checks = List.of(KAFKA_UP, TOPICS_DOWN);

        var answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        var body = new ObjectMapper().readTree(answer.body());
        assertThat(body.at("/ready").asBoolean()).isFalse();
        assertThat(body.at("/checks/1/detail").asText()).isEqualTo(TOPICS_DOWN.detail());
    }

    @Test
    void asksAgainEachTime() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);

        checks = List.of(TOPICS_DOWN);

        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/health/", "/health/live/x", "/../etc/passwd"})
    void servesNothingElse(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE2"})
    void answersOnlyGet(String method) throws Exception {
        var request =
                HttpRequest.newBuilder(uri(server, "/health/ready"))
                        .method(method, BodyPublishers.noBody())
                        .build();

        var answer = http.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("GET");
    }

    @Test
    void saysNothingOfWhatServesIt() throws Exception {
        assertThat(get("/health/ready").headers().map())
                .containsOnlyKeys("content-type", "cache-control", "content-length", "date");
    }

    @Test
    void keepsABugInACheckToItself() throws Exception {
        Supplier<Readiness> broken =
                () -> {
                    throw new StartRefused("secret detail");
                };
        try (var faulty = started(broken)) {
            var answer = get(faulty, "/health/ready");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("secret detail");
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        var second = new ManagementServer("127.0.0.1", server.port(), () -> new Readiness(checks));

        assertThatThrownBy(second::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(
                        "the management port 127.0.0.1:" + server.port() + " cannot be opened: ");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(server, path);
    }

    private HttpResponse<String> get(ManagementServer asked, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(asked, path)).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static URI uri(ManagementServer asked, String path) {
        return URI.create("http://127.0.0.1:" + asked.port() + path);
    }
}
