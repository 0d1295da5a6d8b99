package io.serai.operator;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** One topic as Serai creates it; settings not named here are the broker's. */
public record TopicSpec(String name, int partitions, int replication, Map<String, String> config) {
    public TopicSpec {
        config = Map.copyOf(config);
    }

    NewTopic toNewTopic() {
        return new NewTopic(name, partitions, (short) replication).configs(config);
    }
}
