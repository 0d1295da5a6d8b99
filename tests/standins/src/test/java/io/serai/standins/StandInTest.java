package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every protocol. */
class StandInTest {

    @ParameterizedTest
    @EnumSource
    void echoesTheMarker(Wire wire) throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            HttpResponse<String> reply = wire.ask(standIn, "Hello [[marker:a-1]]");

            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(wire.text(reply)).contains("[[marker:a-1]]");
            assertThat(wire.text(wire.ask(standIn, "Hello [[marker:a-1]]")))
                    .isEqualTo(wire.text(reply));
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsPromptsByMarkerAndProbesApart(Wire wire) throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            Instant before = Instant.now();
            wire.ask(standIn, "[[marker:a]]");
            wire.ask(standIn, "[[marker:b]]");
            standIn.behave(new Behaviour.Overloaded());
            wire.ask(standIn, "[[marker:a]]");
            wire.ask(standIn, "no marker");
            standIn.behave(new Behaviour.Answers());
            wire.probe(standIn);

            assertThat(standIn.calls()).isEqualTo(4);
            assertThat(standIn.callsByMarker()).isEqualTo(Map.of("a", 2, "b", 1));
            assertThat(standIn.answersByMarker()).isEqualTo(Map.of("a", 1, "b", 1));
            assertThat(standIn.probes()).isEqualTo(1);
            assertThat(standIn.promptsBegun())
                    .hasSize(4)
                    .allMatch(begun -> !begun.at().isBefore(before));

            standIn.reset();

            assertThat(standIn.calls()).isZero();
            assertThat(standIn.callsByMarker()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersProbesWithItsModels(Wire wire) throws Exception {
        try (StandIn standIn = wire.standIn().models("only-this").start()) {
            HttpResponse<String> reply = wire.probe(standIn);

            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body()).contains("only-this");
            assertThat(wire.ask(standIn, "Hello").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aLocalServerWantsNoKey() throws Exception {
        try (StandIn local = StandIn.local("local").start();
                StandIn gpt = StandIn.openai("gpt").start()) {
            assertThat(Wire.OPENAI.askWithKey(local, "of-nobody").statusCode()).isEqualTo(200);
            assertThat(Wire.OPENAI.askWithKey(gpt, "of-nobody").statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAtAnySize(Wire wire) throws Exception {
        try (StandIn standIn = wire.standIn().answerSize(3_000_000).start()) {
            assertThat(wire.text(wire.ask(standIn, "[[marker:big]]")))
                    .hasSize(3_000_000)
                    .contains("[[marker:big]]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesConnectionsWhileDownAndComesBackOnTheSamePort(Wire wire) throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            String url = standIn.baseUrl();
            wire.ask(standIn, "Hello");

            standIn.behave(new Behaviour.Down());

            assertThatThrownBy(() -> wire.ask(standIn, "Hello"))
                    .isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> wire.probe(standIn)).isInstanceOf(ConnectException.class);

            standIn.behave(new Behaviour.Answers());

            assertThat(standIn.baseUrl()).isEqualTo(url);
            assertThat(wire.ask(standIn, "Hello").statusCode()).isEqualTo(200);
            assertThat(standIn.calls()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cutsCallsInFlightWhenItGoesDown(Wire wire) throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            standIn.behave(new Behaviour.Hangs());
            var call =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            return wire.ask(standIn, "Hello").statusCode();
                        } catch (IOException | InterruptedException expected) {
                            return -1;
                        }
                    });
            await().until(() -> standIn.calls() == 1);

            standIn.behave(new Behaviour.Down());

            assertThat(call.get(60, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void startsOnAGivenPort(Wire wire) throws Exception {
        int port;
        try (StandIn first = wire.standIn().start()) {
            port = URI.create(first.baseUrl()).getPort();
        }
        try (StandIn second = wire.standIn().start(port)) {
            assertThat(second.baseUrl()).endsWith(":" + port);
            assertThat(wire.ask(second, "Hello").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesItsTime(Wire wire) throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            standIn.behave(new Behaviour.Answers(Latency.of(Duration.ofMillis(300))));
            long begun = System.nanoTime();

            wire.ask(standIn, "Hello");

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isGreaterThan(Duration.ofMillis(290));
        }
    }

    @ParameterizedTest
    @EnumSource
    void behavesByMarkerWhereAsked(Wire wire) throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            standIn.behaveFor("bad", new Behaviour.Fails(500));

            assertThat(wire.ask(standIn, "[[marker:bad]]").statusCode()).isEqualTo(500);
            assertThat(wire.ask(standIn, "[[marker:good]]").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> standIn.behaveFor("bad", new Behaviour.Down()))
                    .hasMessageContaining("behave(new Down())");
        }
    }

    @Test
    void goesDownAndComesBackAsOftenAsAsked() throws Exception {
        try (StandIn standIn = StandIn.openai("gpt").start()) {
            for (int i = 0; i < 100; i++) {
                standIn.behave(new Behaviour.Down());
                assertThatThrownBy(() -> Wire.OPENAI.ask(standIn, "Hello"))
                        .isInstanceOf(ConnectException.class);
                standIn.behave(new Behaviour.Answers());
                assertThat(Wire.OPENAI.ask(standIn, "Hello").statusCode()).isEqualTo(200);
            }
        }
    }
}
