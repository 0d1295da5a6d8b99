package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where it listens and whom it believes; the rest is OpenAI's dialect. */
class AzureDialectTest {
    private static final String PROMPT = Wire.OPENAI.prompt("Hello");

    private final StandIn standIn = StandIn.azure("azure").start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        standIn.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/openai/v1/chat/completions, 200",
        "/openai/deployments/our-gpt/chat/completions?api-version=2024-10-21, 200",
        "/openai/deployments/our-gpt/chat/completions, 404",
        "/v1/chat/completions, 404",
    })
    void listensAtTheDeploymentOrWithoutVersions(String path, int status) throws Exception {
        assertThat(post(path, "api-key", StandIn.KEY).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/openai/v1/models, 200",
        "/openai/models?api-version=2024-10-21, 200",
        "/openai/models, 404",
    })
    void listsModels(String path, int status) throws Exception {
        HttpRequest.Builder request = request(path, "api-key", StandIn.KEY).GET();

        assertThat(send(request).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "api-key, '', 200",
        "authorization, 'Bearer ', 200",
        "x-api-key, '', 401",
    })
    void believesAKeyOrAToken(String header, String prefix, int status) throws Exception {
        assertThat(post("/openai/v1/chat/completions", header, prefix + StandIn.KEY).statusCode())
                .isEqualTo(status);
    }

    @Test
    void refusesAWrongKey() throws Exception {
        assertThat(post("/openai/v1/chat/completions", "api-key", "other").statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> post(String path, String header, String value)
            throws IOException, InterruptedException {
        return send(request(path, header, value).POST(HttpRequest.BodyPublishers.ofString(PROMPT)));
    }

    private HttpRequest.Builder request(String path, String header, String value) {
        return HttpRequest.newBuilder(URI.create(standIn.baseUrl() + path)).header(header, value);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
