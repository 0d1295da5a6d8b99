package io.serai.app;

import io.serai.kafka.Delivery;
import io.serai.provider.CallOwner;
import java.util.Optional;

/** Calls for a record ask its delivery; a probe has none and may always go on. */
final class RecordCalls implements CallOwner {
    /**
     * What a byte of an answer takes until its reply stands: as read, as text, and in the reply.
     */
    private static final int COPIES = 3;

    private interface Wait {
        void in(Delivery delivery) throws InterruptedException;
    }

    /** A call for a record that others have by now would be paid in vain. */
    @Override
    public void beforeSending() {
        await(Delivery::awaitOwnership);
    }

    @Override
    public void beforeTaking(long bytes) {
        await(delivery -> delivery.reserve(COPIES * bytes));
    }

    private static void await(Wait wait) {
        Optional<Delivery> delivery = Delivery.current();
        if (delivery.isPresent()) {
            try {
                wait.in(delivery.orElseThrow());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted in a call", e);
            }
        }
    }
}
