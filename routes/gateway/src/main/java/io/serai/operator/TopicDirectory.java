package io.serai.operator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka which topics there are. */
record TopicDirectory(Admin admin) {
    KnownTopic get(String name) {
        return find(name)
                .orElseThrow(() ->
                        OperatorException.failed(
                                "There is no topic "
                                        + name
                                        + ": `serai topics create` creates those Serai needs."));
    }

    Optional<KnownTopic> find(String name) {
        try {
            var described = Ask.kafka(admin.describeTopics(List.of(name)).allTopicNames());
            return Optional.ofNullable(described.get(name)).map(TopicDirectory::known);
        } catch (UnknownTopicOrPartitionException | InvalidTopicException _) {
            return Optional.empty();
        }
    }

    private static KnownTopic known(TopicDescription topic) {
        return new KnownTopic(
                topic.name(),
                topic.topicId(),
                topic.partitions().stream()
                        .map(each -> new TopicPartition(topic.name(), each.partition()))
                        .toList());
    }

    /** How long a topic keeps its records; empty for ever. */
    Optional<Duration> retention(KnownTopic topic) {
        var asked = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        var settings = Ask.kafka(admin.describeConfigs(List.of(asked)).all()).get(asked);
        return Optional.ofNullable(settings)
                .flatMap(it -> Optional.ofNullable(it.get(TopicConfig.RETENTION_MS_CONFIG)))
                .map(ConfigEntry::value)
                .map(Long::parseLong)
                .filter(millis -> millis >= 0)
                .map(Duration::ofMillis);
    }
}
