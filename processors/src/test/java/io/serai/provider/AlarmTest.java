package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Duration SHORT = Duration.ofMillis(250);

    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    @AfterEach
    void end() {
        alarms.shutdownNow();
    }

    private Alarm alarm(Duration left) {
        return new Alarm(
                () -> {
                    cancelled.countDown();
                    return true;
                },
                alarms,
                left);
    }

    /** All that was due in the call's time has run by then: the alarms have one thread. */
    private void outlast() {
        try {
            alarms.schedule(() -> {}, SHORT.toMillis() + 1, TimeUnit.MILLISECONDS).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(cancelled.getCount()).isEqualTo(1);
    }

    private void awaitCancelled() throws InterruptedException {
        assertThat(cancelled.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCallIsCancelledWhenItsTimeIsOver() throws InterruptedException {
        Alarm alarm = alarm(SHORT);
        awaitCancelled();
        assertThat(alarm.explain(new IOException("closed")))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aWaitIsNotTheCallsTimeButTheRestIs() throws InterruptedException {
        Alarm alarm = alarm(SHORT);
        alarm.stopFor(this::outlast);
        awaitCancelled();
    }

    @Test
    void severalWaitsAreAddedUp() throws InterruptedException {
        Alarm alarm = alarm(SHORT);
        alarm.stopFor(this::outlast);
        alarm.stopFor(this::outlast);
        awaitCancelled();
    }

    @Test
    void whatIsOffCancelsNothing() {
        Alarm alarm = alarm(SHORT);
        alarm.off();
        outlast();
    }
}
