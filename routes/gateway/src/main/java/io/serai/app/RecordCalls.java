package io.serai.app;

import io.serai.kafka.Delivery;
import io.serai.provider.CallOwner;
import java.util.Optional;

/**
 * Calls for a record ask its delivery; a probe has none and may always go on.
 *
 * @param copies what a byte that is read takes at the peak
 */
record RecordCalls(int copies) implements CallOwner {
    /** Until the reply stands: as read, as text, and in the reply. */
    static final RecordCalls FOR_ANSWERS = new RecordCalls(3);

    /** Until the call stands: three times as base64, of which each is a third more. */
    static final RecordCalls FOR_IMAGES = new RecordCalls(4);

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
        await(delivery -> delivery.reserve(copies * bytes));
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
