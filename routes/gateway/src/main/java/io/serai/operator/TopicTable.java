package io.serai.operator;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The topics of a plan as Kafka has them, one line each. */
final class TopicTable {
    private TopicTable() {}

    static Table of(TopicPlan plan, Map<String, TopicState> states) {
        var table =
                new Table(
                        "TOPIC", "PARTITIONS", "REPLICATION", "CLEANUP", "KEPT", "LARGEST RECORD");
        plan.topics().forEach(topic -> add(table, topic.name(), states.get(topic.name())));
        return table;
    }

    private static void add(Table table, String name, @Nullable TopicState topic) {
        if (topic == null) {
            table.add(name, "missing", "", "", "", "");
            return;
        }
        table.add(
                name,
                topic.partitions(),
                topic.replication(),
                topic.setting(CLEANUP_POLICY_CONFIG),
                kept(topic),
                topic.number(MAX_MESSAGE_BYTES_CONFIG) / 1024 + " KiB");
    }

    private static String kept(TopicState topic) {
        long millis = topic.number(RETENTION_MS_CONFIG);
        boolean forEver = millis < 0 || topic.setting(CLEANUP_POLICY_CONFIG).equals("compact");
        return forEver ? "for ever" : Spans.words(Duration.ofMillis(millis));
    }
}
