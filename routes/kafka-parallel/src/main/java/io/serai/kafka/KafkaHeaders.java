package io.serai.kafka;

/**
 * Message headers of {@code kafka-parallel}, named and valued as in camel-kafka where it has them.
 * A record's own headers are only in {@link #HEADERS}, so that nothing a producer wrote becomes a
 * header of another protocol.
 */
public final class KafkaHeaders {
    /** The record's key, {@code byte[]}; read when producing. */
    public static final String KEY = "CamelKafkaKey";

    /** The topic a record came from. */
    public static final String TOPIC = "CamelKafkaTopic";

    /** The partition a record came from; when producing see {@link #PARTITION_KEY}. */
    public static final String PARTITION = "CamelKafkaPartition";

    /** The record's offset. */
    public static final String OFFSET = "CamelKafkaOffset";

    /** The record's timestamp in milliseconds, {@code long}. */
    public static final String TIMESTAMP = "CamelKafkaTimestamp";

    /**
     * The record's headers, {@code org.apache.kafka.common.header.Headers}; read when producing.
     */
    public static final String HEADERS = "CamelKafkaHeaders";

    /**
     * Whether an earlier handling of this record may have happened whose outcome was not committed.
     */
    public static final String POSSIBLY_REPEATED = "CamelKafkaParallelPossiblyRepeated";

    /**
     * How often this record was redelivered after a failure, since this worker took its partition.
     */
    public static final String REDELIVERY = "CamelKafkaParallelRedelivery";

    /**
     * Producing: the partition to write to. Not {@link #PARTITION}, which a consumed message still
     * carries.
     */
    public static final String PARTITION_KEY = "CamelKafkaPartitionKey";

    /** Producing: the topic to write to instead of the end point's. */
    public static final String OVERRIDE_TOPIC = "CamelKafkaOverrideTopic";

    /** Producing: the timestamp to write in milliseconds, {@code long}. */
    public static final String OVERRIDE_TIMESTAMP = "CamelKafkaOverrideTimestamp";

    /** Exchange property of a last resort: the list of records that Kafka refused for good. */
    public static final String REFUSED_RECORDS = "CamelKafkaParallelRefusedRecords";

    /**
     * Exchange property of a last resort: all records enlisted beside the refused ones, and they
     * themselves.
     */
    public static final String ENLISTED_RECORDS = "CamelKafkaParallelEnlistedRecords";

    private KafkaHeaders() {}
}
