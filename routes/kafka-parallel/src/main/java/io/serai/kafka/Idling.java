package io.serai.kafka;

import org.jspecify.annotations.Nullable;

/**
 * The waits of one delivery that a revoke or a stop may break off. Its thread is interrupted while
 * it waits here, and nowhere else.
 */
final class Idling {
    private @Nullable Thread waiting;
    private boolean recalled;
    private boolean takenBack;

    void await(InterruptibleWait wait, Object delivery) throws InterruptedException {
        enter(delivery);
        try {
            wait.await();
        } catch (InterruptedException e) {
            if (!isRecalled()) {
                throw e;
            }
        } finally {
            leave();
        }
        if (isRecalled()) {
            throw takeBack(delivery);
        }
    }

    private synchronized void enter(Object delivery) {
        if (recalled) {
            throw takeBack(delivery);
        }
        waiting = Thread.currentThread();
    }

    /**
     * From here on nobody interrupts this thread; an interrupt of {@link #recall} that came too
     * late is cleared.
     */
    private synchronized void leave() {
        waiting = null;
        if (recalled) {
            boolean _ = Thread.interrupted();
        }
    }

    /** The record goes back. */
    synchronized Recalled takeBack(Object delivery) {
        takenBack = true;
        return new Recalled(delivery.toString());
    }

    private synchronized boolean isRecalled() {
        return recalled;
    }

    /** Whether the record goes back. */
    synchronized boolean wasTakenBack() {
        return takenBack;
    }

    synchronized void recall() {
        recalled = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }
}
