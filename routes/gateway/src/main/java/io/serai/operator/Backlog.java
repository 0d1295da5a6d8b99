package io.serai.operator;

/**
 * What a parked topic still holds. The count is a little high where there are many transactions,
 * whose marks take offsets too; it is never zero while a request waits.
 */
public record Backlog(String topic, long records) {
    /** The chain that would answer it. */
    public String chain() {
        return topic.substring(TopicPlan.PARKED_PREFIX.length());
    }
}
