package io.serai.kafka;

/**
 * A wait in a record's own thread that may be broken off without harm, see {@link Delivery#idle}.
 */
@FunctionalInterface
public interface InterruptibleWait {
    void await() throws InterruptedException;
}
