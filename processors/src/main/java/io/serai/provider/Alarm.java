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
    private long due;
    private boolean stopped;
    private boolean passed;
    private ScheduledFuture<?> pending;

    Alarm(Cancellable call, ScheduledExecutorService alarms, Duration left) {
        this.call = call;
        this.alarms = alarms;
        this.due = System.nanoTime() + left.toNanos();
        this.pending = set(left.toNanos());
    }

    private ScheduledFuture<?> set(long nanos) {
        return alarms.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (isDue()) {
            rang.set(true);
            call.cancel();
        }
    }

    private synchronized boolean isDue() {
        long left = due - System.nanoTime();
        passed = stopped;
        if (!stopped && left > 0) {
            pending = set(left);
        }
        return !stopped && left <= 0;
    }

    /** What this wait takes is not the call's time. Most take none, so nothing is set anew. */
    void stopFor(Runnable wait) {
        long began = System.nanoTime();
        stop();
        wait.run();
        goOn(System.nanoTime() - began);
    }

    private synchronized void stop() {
        stopped = true;
    }

    private synchronized void goOn(long waited) {
        stopped = false;
        due += waited;
        if (passed) {
            passed = false;
            pending = set(due - System.nanoTime());
        }
    }

    synchronized void off() {
        stopped = true;
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
