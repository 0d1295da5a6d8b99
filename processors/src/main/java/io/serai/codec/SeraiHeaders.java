package io.serai.codec;

/** Every record header Serai reads or writes, but for its own state ({@link StateHeaders}). */
public final class SeraiHeaders {
    /** The request's id: the producer's in a request, the fixed one in a reply. */
    public static final String ID = "serai-id";

    public static final String REPLY_TO = "serai-reply-to";
    public static final String REPLY_PARTITION = "serai-reply-partition";
    public static final String DEADLINE = "serai-deadline";
    public static final String TTL = "serai-ttl";
    public static final String PRIORITY = "serai-priority";
    public static final String APP = "serai-app";
    public static final String CLASSIFICATION = "serai-classification";

    /** Followed by the label's name. */
    public static final String LABEL_PREFIX = "serai-label-";

    /** Comma-separated notices. */
    public static final String NOTIFY = "serai-notify";

    /** Of a reply: {@code topic-partition-offset} of its request. */
    public static final String SOURCE = "serai-source";

    public static final String OUTCOME = "serai-outcome";
    public static final String REPLAY = "serai-replay";

    /** Spring's {@code KafkaHeaders}: opaque bytes, echoed as they are. */
    public static final String SPRING_CORRELATION_ID = "kafka_correlationId";

    /** UTF-8. */
    public static final String SPRING_REPLY_TOPIC = "kafka_replyTopic";

    /** A four-byte integer, big endian. */
    public static final String SPRING_REPLY_PARTITION = "kafka_replyPartition";

    /** The id of a CloudEvent in Kafka's binary mode. */
    public static final String CE_ID = "ce_id";

    /** W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    public static final String TRACESTATE = "tracestate";

    private SeraiHeaders() {}
}
