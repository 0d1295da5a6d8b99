package io.serai.kafka;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record waiting for its group commit, with where it goes as far as that is known, and its size
 * in bytes.
 */
record Enlisted(ProducerRecord<byte[], byte[]> record, Destination destination, long size) {

    /** A topic and partition; the partition is -1 when the producer will choose it. */
    record Destination(String topic, int partition) {}
}
