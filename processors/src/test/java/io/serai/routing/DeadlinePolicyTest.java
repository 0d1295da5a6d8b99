package io.serai.routing;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlinePolicyTest {
    private static final Instant ARRIVED = NOW;
    private final DeadlinePolicy policy =
            new DeadlinePolicy(Duration.ofDays(7), Duration.ofHours(24));

    @Test
    void givesTheDefaultWhenNothingIsAsked() {
        assertThat(policy.deadline(Optional.empty(), Optional.empty(), NOW, ARRIVED))
                .isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void aTtlCountsFromTheRecordsTimeButNotFromAClockThatRunsAhead() {
        Optional<Duration> ttl = Optional.of(Duration.ofMinutes(5));

        assertThat(policy.deadline(Optional.empty(), ttl, NOW.minusSeconds(60), ARRIVED))
                .isEqualTo(NOW.plusSeconds(240));
        assertThat(policy.deadline(Optional.empty(), ttl, NOW.plusSeconds(600), ARRIVED))
                .isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void refusesADeadlineInThePastOrTooFar() {
        assertThat(policy.refusal(ARRIVED, ARRIVED).map(Failure::code))
                .contains(ErrorCode.DEADLINE_PASSED);
        assertThat(policy.refusal(ARRIVED.plus(Duration.ofDays(8)), ARRIVED).map(Failure::code))
                .contains(ErrorCode.DEADLINE_TOO_FAR);
        assertThat(policy.refusal(ARRIVED.plusSeconds(1), ARRIVED)).isEmpty();
    }
}
