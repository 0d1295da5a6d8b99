package io.serai.operator;

/** What a parked topic holds for the group that drains it. */
public sealed interface Backlog {
    String topic();

    /** The chain that would answer it. */
    default String chain() {
        return topic().substring(TopicPlan.PARKED_PREFIX.length());
    }

    /** Nothing is left to answer. */
    record Drained(String topic) implements Backlog {}

    /** Nothing is there, and nobody has begun to read it. */
    record Unbegun(String topic) implements Backlog {}

    /**
     * Unanswered requests. The count is a little high where there are many transactions, whose
     * marks take offsets too; it is never zero while a request waits.
     */
    record Waiting(String topic, long records) implements Backlog {}

    /** Requests of which Kafka does not know any more whether they were answered. */
    record Forgotten(String topic) implements Backlog {}
}
