package io.serai.kafka;

/** Kafka does not take this record and never will, so that a route can answer in another way. */
public final class RecordRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reason reason;

    /** Why a record is refused. */
    public sealed interface Reason {
        /** The record with its headers has more bytes than its topic or the producer takes. */
        record TooLarge(long size, long limit) implements Reason {}

        /** There is no such topic; none is ever created. */
        record UnknownTopic() implements Reason {}

        /** The topic has no such partition. */
        record UnknownPartition(int partition, int partitions) implements Reason {}

        /** This client may not write to, or not see, the topic. */
        record NotAuthorized() implements Reason {}

        /**
         * The broker rejected the record itself, for example one without key for a compacted topic.
         */
        record Rejected(String message) implements Reason {}
    }

    RecordRefused(String topic, Reason reason) {
        this(topic, reason, null);
    }

    RecordRefused(String topic, Reason reason, @org.jspecify.annotations.Nullable Throwable cause) {
        super("Topic " + topic + " does not take this record: " + sentence(reason), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    private static String sentence(Reason reason) {
        return switch (reason) {
            case Reason.TooLarge(long size, long limit) ->
                    "it has " + size + " bytes, the limit is " + limit;
            case Reason.UnknownTopic() -> "there is no such topic";
            case Reason.UnknownPartition(int partition, int partitions) ->
                    "partition " + partition + " of " + partitions + " does not exist";
            case Reason.NotAuthorized() -> "not authorised";
            case Reason.Rejected(String message) -> message;
        };
    }
}
