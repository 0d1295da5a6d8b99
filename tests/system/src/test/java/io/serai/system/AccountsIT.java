package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.app.Check;
import io.serai.codec.Reply;
import io.serai.standins.Behaviour;
import io.serai.standins.RetryForm;
import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A provider with several keys. */
class AccountsIT {
    /** All but one call in a million would take the first. */
    private static final String KEYS =
            """
                keys:
                  - {key: "{{env:REFUSED}}", weight: 1000000}
                  - {key: "{{env:KEY}}"}
            """;

    @Test
    void aRefusedKeyIsSetAsideAloneAndItsRequestGoesOnWithAnother() {
        StandIn gpt = StandIn.openai("gpt").start();
        try (Serai serai = Serai.with(gpt).auth(KEYS).start()) {
            Reply first = replyTo(serai, serai.ask("first"));
            List<String> sources = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                sources.add(serai.ask("next-" + i));
            }

            assertThat(first.outcome()).isEqualTo("completed");
            assertThat(first.attempts())
                    .extracting(Reply.Call::provider)
                    .containsExactly("gpt", "gpt");
            assertThat(first.attempts().getFirst().fault()).contains("unauthorised");
            for (String source : sources) {
                Reply reply = replyTo(serai, source);
                assertThat(reply.outcome()).isEqualTo("completed");
                assertThat(reply.attempts()).hasSize(1);
            }
            assertThat(health(serai)).isEqualTo("circuit closed; 1 of 2 keys set aside");
        }
    }

    /** What an operator reads of a provider that will not come back by itself. */
    @Test
    void aProviderThatRefusesItsOnlyKeySaysWhyItsCircuitIsOpen() {
        StandIn gpt = StandIn.openai("gpt").start();
        try (Serai serai = Serai.with(gpt).auth("    key: \"{{env:REFUSED}}\"\n").start()) {
            String _ = serai.ask("waits");

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> health(serai), detail -> detail.startsWith("circuit open"));
            assertThat(health(serai))
                    .matches(
                            "circuit open, at least until [0-9TZ:.-]+;"
                                    + " unauthorised: invalid_request_error/invalid_api_key:"
                                    + " Incorrect API key provided\\.");
            assertThat(gpt.calls()).as("once was enough").isOne();
        }
    }

    /** Its circuit is closed, and yet its requests wait. */
    @Test
    void whoIsNotAskedForAWhileIsSaid() {
        StandIn gpt = StandIn.openai("gpt").start();
        gpt.behave(new Behaviour.Throttled(Duration.ofHours(1), RetryForm.SECONDS));
        try (Serai serai = Serai.with(gpt).start()) {
            String _ = serai.ask("waits");

            await().atMost(Duration.ofMinutes(2))
                    .until(
                            () -> health(serai),
                            detail -> detail.startsWith("circuit closed; not asked until "));
        }
    }

    private static String health(Serai serai) {
        return serai.instance().gateway().readiness().checks().stream()
                .filter(check -> check.name().equals("provider-gpt"))
                .map(Check::detail)
                .findFirst()
                .orElseThrow();
    }

    private static Reply replyTo(Serai serai, String source) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                serai.answers().stream()
                                        .filter(reply -> reply.id().equals(source))
                                        .toList(),
                        replies -> !replies.isEmpty())
                .getFirst();
    }
}
