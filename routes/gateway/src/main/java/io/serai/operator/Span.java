package io.serai.operator;

import org.apache.kafka.common.TopicPartition;

/** Offsets of one partition, the first included, the last not. */
record Span(TopicPartition partition, long from, long to) {
    long length() {
        return to - from;
    }
}
