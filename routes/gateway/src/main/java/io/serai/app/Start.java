package io.serai.app;

/** Where a worker begins to read requests. */
public enum Start {
    /** Where its group stopped; it refuses to start when Kafka has forgotten where that was. */
    WHERE_IT_STOPPED,
    /** There, or with the oldest request when Kafka has forgotten. */
    FROM_BEGINNING,
    /** There, or with the next request when Kafka has forgotten. */
    FROM_NOW
}
