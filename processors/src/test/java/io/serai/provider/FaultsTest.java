package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Lesson;
import io.serai.model.Remedy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Lesson NOTHING = new Lesson.Nothing();
    private static final Lesson FAILURE = new Lesson.Failure();

    @Test
    void billsNobodyForWhatWasNeverSent() {
        assertFault(
                Faults.unreachable("no route"),
                FaultKind.UNREACHABLE,
                Remedy.FAILOVER,
                FAILURE,
                false);
    }

    @Test
    void asksOnceMoreOnAStaleConnection() {
        Fault fault = Faults.stale("closed");

        assertFault(fault, FaultKind.BROKEN, Remedy.RETRY_HERE, NOTHING, true);
        assertThat(fault.retries()).isEqualTo(1);
        assertThat(fault.pause()).isEqualTo(Duration.ZERO);
    }

    @Test
    void mayHaveBeenBilledForWhatWasSent() {
        assertFault(Faults.timedOut("120 s"), FaultKind.TIMED_OUT, Remedy.FAILOVER, FAILURE, true);
        assertFault(Faults.reset("reset"), FaultKind.BROKEN, Remedy.FAILOVER, FAILURE, true);
        assertFault(
                Faults.answerTooLarge("9 MB"), FaultKind.BROKEN, Remedy.FAILOVER, FAILURE, true);
        assertFault(Faults.broken("gibberish"), FaultKind.BROKEN, Remedy.FAILOVER, FAILURE, true);
    }

    @Test
    void cleansItsMessage() {
        assertThat(Faults.unreachable("proxy said\nBearer abcdef123").message())
                .isEqualTo("proxy said ***");
    }

    private static void assertFault(
            Fault fault, FaultKind kind, Remedy remedy, Lesson lesson, boolean possiblyBilled) {
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.remedy()).isEqualTo(remedy);
        assertThat(fault.lesson()).isEqualTo(lesson);
        assertThat(fault.possiblyBilled()).isEqualTo(possiblyBilled);
        assertThat(fault.status()).isZero();
    }
}
