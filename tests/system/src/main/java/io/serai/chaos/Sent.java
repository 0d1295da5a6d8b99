package io.serai.chaos;

/** A request that Kafka has acknowledged. */
record Sent(String id, String topic, int partition, long offset, String key) {
    /** As replies name it. */
    String source() {
        return topic + "-" + partition + "-" + offset;
    }
}
