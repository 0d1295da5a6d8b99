package io.serai.operator;

import java.util.Map;

/** A topic as Kafka has it: its settings include the broker's defaults. */
record TopicState(String name, int partitions, int replication, Map<String, String> config) {
    TopicState {
        config = Map.copyOf(config);
    }

    /** A broker older than a setting does not know it. */
    String setting(String key) {
        return config.getOrDefault(key, "");
    }

    long number(String key) {
        var value = setting(key);
        return value.isEmpty() ? -1 : Long.parseLong(value);
    }
}
