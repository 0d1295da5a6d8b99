package io.serai.provider;

/** What a call asks of the worker that makes it, in the thread that makes it. */
public interface CallOwner {
    /** Whom nobody else shares a record or the memory with. */
    CallOwner ALONE =
            new CallOwner() {
                @Override
                public void beforeSending() {}

                @Override
                public void beforeTaking(long bytes) {}
            };

    /**
     * The connection stands: returns when the call may be made. What it throws ends the call before
     * a byte of the request is sent.
     */
    void beforeSending();

    /** The answer is a large one: returns when there is memory for so many bytes. */
    void beforeTaking(long bytes);
}
