package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.standins.PromptBegun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A call is open until its request has been answered, or parked after it. */
class SettledTest {
    private static final Sent SENT = new Sent("a", "requests", 0, 0, "k");
    private static final long PARKED_AT = 500;

    private static Received received(Received.Kind kind) {
        return new Received("any", 0, 0, "k", SENT.source(), PARKED_AT, kind);
    }

    private static boolean covers(Received received, long calledAt) {
        return Settled.of(List.of(SENT), List.of(received))
                .covers(new PromptBegun(Optional.of("a"), Instant.ofEpochMilli(calledAt)));
    }

    @Test
    void whatIsParkedIsSettledUntilItIsCalledAgain() {
        Received parked = received(new Received.Parked());

        assertThat(covers(parked, PARKED_AT - 1)).isTrue();
        assertThat(covers(parked, PARKED_AT + 1)).isFalse();
    }

    @Test
    void whatIsAnsweredIsSettledForGood() {
        Received reply = received(new Received.Terminal("completed", 1, Set.of(), false, false));

        assertThat(covers(reply, PARKED_AT + 1)).isTrue();
    }

    @Test
    void noticesAndDeadLettersSettleNothing() {
        assertThat(covers(received(new Received.Notice()), PARKED_AT - 1)).isFalse();
        assertThat(covers(received(new Received.DeadLetter()), PARKED_AT - 1)).isFalse();
    }
}
