package io.serai.operator;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The topics of a plan as Kafka has them, one line each. */
final class TopicTable {
    private static final List<String> HEADER =
            List.of("TOPIC", "PARTITIONS", "REPLICATION", "CLEANUP", "KEPT", "LARGEST RECORD");

    private TopicTable() {}

    static String of(TopicPlan plan, Map<String, TopicState> states) {
        var table = new Columns(HEADER);
        plan.topics().forEach(topic -> table.add(row(topic.name(), states.get(topic.name()))));
        return table.toString();
    }

    private static List<String> row(String name, @Nullable TopicState topic) {
        if (topic == null) {
            return List.of(name, "missing", "", "", "", "");
        }
        return List.of(
                name,
                String.valueOf(topic.partitions()),
                String.valueOf(topic.replication()),
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
