package io.serai.provider;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.Cancellable;

/** Cancels one call when its time is over, and remembers that it did. */
final class Alarm {
    private final Cancellable call;
    private final ScheduledExecutorService alarms;
    private final AtomicBoolean rang = new AtomicBoolean();
    private volatile ScheduledFuture<?> pending;

    Alarm(Cancellable call, ScheduledExecutorService alarms, Duration left) {
        this.call = call;
        this.alarms = alarms;
        this.pending = in(left.toNanos());
    }

    private ScheduledFuture<?> in(long nanos) {
        return alarms.schedule(this::ring, nanos, TimeUnit.NANOSECONDS);
    }

    private void ring() {
        rang.set(true);
        call.cancel();
    }

    /** What this wait takes is not the call's time. */
    void stopFor(Runnable wait) {
        long left = pending.getDelay(TimeUnit.NANOSECONDS);
        off();
        wait.run();
        pending = in(left);
    }

    void off() {
        pending.cancel(false);
    }

    /**
     * Ends the call before its stream is closed: closing alone would read an endless answer to its
     * end.
     */
    void cancelCall() {
        off();
        call.cancel();
    }

    /** Without a credential nothing was sent, however long that took. */
    IOException explain(Exception thrown) {
        if (thrown instanceof CredentialUnavailable unsent) {
            return unsent;
        }
        if (rang.get()) {
            SocketTimeoutException timeout =
                    new SocketTimeoutException("the attempt's time is over");
            timeout.initCause(thrown);
            return timeout;
        }
        if (thrown instanceof RuntimeException bug) {
            throw bug;
        }
        return (IOException) thrown;
    }
}
