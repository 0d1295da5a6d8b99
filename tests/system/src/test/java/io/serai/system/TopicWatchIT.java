package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.app.Check;
import io.serai.standins.StandIn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A parked topic that somebody makes forgetful while a worker runs. */
class TopicWatchIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void aRetentionThatWouldLoseRequestsTakesTheWorkersReadiness() {
        try (Serai serai =
                Serai.with(StandIn.openai("only").start())
                        .topics(", verify-every: 200ms")
                        .start()) {
            await().atMost(LONG).until(() -> topics(serai).up());

            serai.client().setTopic(serai.parked(), "retention.ms", "1000");

            await().atMost(LONG).until(() -> !topics(serai).up());
            assertThat(topics(serai).detail())
                    .contains(serai.parked() + " keeps parked requests for 1 s", "repair it with");

            serai.client().setTopic(serai.parked(), "retention.ms", "1209600000");

            await().atMost(LONG).until(() -> topics(serai).up());
        }
    }

    private static Check topics(Serai serai) {
        return serai.instance().gateway().readiness().checks().stream()
                .filter(check -> check.name().equals("topics"))
                .findFirst()
                .orElseThrow();
    }
}
