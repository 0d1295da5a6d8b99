package io.serai.config;

import java.util.Map;

/**
 * Where Kafka is. {@code properties} go to every client as they are; they may hold credentials and
 * appear in no log.
 */
public record KafkaSettings(
        Cluster cluster, Durability durability, Map<String, String> properties) {
    public KafkaSettings {
        properties = Map.copyOf(properties);
    }

    @Override
    public String toString() {
        return "KafkaSettings[" + cluster + ", " + durability + "]";
    }
}
