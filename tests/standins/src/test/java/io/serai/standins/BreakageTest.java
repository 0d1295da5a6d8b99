package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replies that are no reply, each as a client sees it. */
class BreakageTest {

    private static StandIn broken(Wire wire, Behaviour behaviour) {
        return wire.standIn().start().behave(behaviour);
    }

    private static HttpResponse<InputStream> open(Wire wire, StandIn standIn) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        var request = wire.prompting(standIn, wire.prompt("Hello"), Map.of()).build();
        return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    @ParameterizedTest
    @EnumSource
    void hangs(Wire wire) throws Exception {
        try (StandIn standIn = broken(wire, new Behaviour.Hangs())) {
            var request =
                    wire.prompting(standIn, wire.prompt("Hello"), Map.of())
                            .timeout(Duration.ofMillis(300));

            assertThatThrownBy(() -> Wire.send(request.build()))
                    .isInstanceOf(HttpTimeoutException.class);
            assertThat(standIn.calls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void resetsAfterTheRequestWasRead(Wire wire) {
        try (StandIn standIn = broken(wire, new Behaviour.Resets())) {
            assertThatThrownBy(() -> wire.ask(standIn, "Hello"))
                    .isInstanceOf(IOException.class)
                    .hasRootCauseInstanceOf(SocketException.class)
                    .hasRootCauseMessage("Connection reset");
            assertThat(standIn.calls()).isGreaterThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void talksGarbage(Wire wire) throws Exception {
        try (StandIn standIn = broken(wire, new Behaviour.Garbage())) {
            HttpResponse<String> reply = wire.ask(standIn, "Hello");

            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(Wire.json(reply).isMissingNode()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothing(Wire wire) throws Exception {
        try (StandIn standIn = broken(wire, new Behaviour.Empty())) {
            HttpResponse<String> reply = wire.ask(standIn, "Hello");

            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void breaksOffInTheMiddle(Wire wire) throws Exception {
        try (StandIn standIn = broken(wire, new Behaviour.Truncated());
                InputStream body = open(wire, standIn).body()) {
            assertThat(body.read()).isEqualTo('{');
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
            assertThat(standIn.answers()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverEnds(Wire wire) throws Exception {
        try (StandIn standIn = broken(wire, new Behaviour.Endless());
                InputStream body = open(wire, standIn).body()) {
            assertThat(body.readNBytes(5_000_000)).hasSize(5_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void dripsTheWholeAnswer(Wire wire) throws Exception {
        try (StandIn standIn = broken(wire, new Behaviour.Drips(Duration.ofMillis(1)))) {
            long begun = System.nanoTime();
            HttpResponse<String> reply = wire.ask(standIn, "Hello [[marker:slow]]");
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(wire.text(reply)).contains("[[marker:slow]]");
            assertThat(taken).isGreaterThan(Duration.ofMillis(reply.body().length()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsAGzipBomb(Wire wire) throws Exception {
        try (StandIn standIn = broken(wire, new Behaviour.GzipBomb(20_000_000))) {
            HttpResponse<InputStream> reply = open(wire, standIn);
            byte[] packed = reply.body().readAllBytes();

            assertThat(reply.headers().firstValue("content-encoding")).contains("gzip");
            assertThat(packed.length).isLessThan(100_000);
            try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                assertThat(unpacked.transferTo(OutputStream.nullOutputStream()))
                        .isEqualTo(20_000_000);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersProbesAllTheSame(Wire wire) throws Exception {
        try (StandIn standIn = broken(wire, new Behaviour.Garbage())) {
            assertThat(wire.probe(standIn).statusCode()).isEqualTo(200);
        }
    }
}
