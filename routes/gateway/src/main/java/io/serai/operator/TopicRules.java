package io.serai.operator;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG;

import io.serai.config.Durability;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an existing topic must, and what it should be. Serai never changes one by itself. */
record TopicRules(TopicNeeds needs, String bootstrapServers) {
    private static final Set<String> CARRIES_STATE =
            Set.of(TopicPlan.DEAD_LETTERS, TopicPlan.REPLAYS);

    Stream<Finding> findings(TopicState topic) {
        return Stream.of(
                        parkedCleanup(topic),
                        parkedRetention(topic),
                        parkedBytes(topic),
                        parkedClock(topic),
                        requestRetention(topic),
                        requestBytes(topic),
                        internalBytes(topic),
                        replication(topic),
                        inSync(topic),
                        uncleanElection(topic))
                .flatMap(Optional::stream);
    }

    Finding missing(String topic) {
        return new Finding.Refuses("topic " + topic + " is missing", "serai topics create");
    }

    private Optional<Finding> parkedCleanup(TopicState topic) {
        var policy = topic.setting(CLEANUP_POLICY_CONFIG);
        return refuses(
                isParked(topic) && !policy.equals(CLEANUP_POLICY_DELETE),
                "topic %s has cleanup.policy=%s, so a parked request would be lost when another with its key is parked"
                        .formatted(topic.name(), policy),
                set(topic, CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE));
    }

    private Optional<Finding> parkedRetention(TopicState topic) {
        var least = needs.leastParkedRetention();
        return refuses(
                isParked(topic) && keepsLessThan(topic, least),
                "topic %s keeps parked requests for %s, but must for %s (limits.longest-deadline + 1 d), or they would be lost unanswered"
                        .formatted(topic.name(), retention(topic), Spans.words(least)),
                set(topic, RETENTION_MS_CONFIG, String.valueOf(least.toMillis())));
    }

    private Optional<Finding> parkedBytes(TopicState topic) {
        return warns(
                isParked(topic)
                        && !topic.setting(RETENTION_BYTES_CONFIG).equals(TopicPlan.UNLIMITED),
                "topic %s has retention.bytes=%s, so a large backlog of parked requests would be lost; it should be -1"
                        .formatted(topic.name(), topic.setting(RETENTION_BYTES_CONFIG)));
    }

    private Optional<Finding> parkedClock(TopicState topic) {
        var clock = topic.setting(MESSAGE_TIMESTAMP_TYPE_CONFIG);
        return warns(
                isParked(topic) && !clock.equals(TopicPlan.LOG_APPEND_TIME),
                "topic %s has message.timestamp.type=%s, so a wrong clock decides how long a request is kept; it should be %s"
                        .formatted(topic.name(), clock, TopicPlan.LOG_APPEND_TIME));
    }

    private Optional<Finding> requestRetention(TopicState topic) {
        return warns(
                isRequest(topic) && keepsLessThan(topic, needs.longestDeadline()),
                "topic %s keeps requests for %s, less than limits.longest-deadline (%s): what waits longer is lost unanswered"
                        .formatted(
                                topic.name(),
                                retention(topic),
                                Spans.words(needs.longestDeadline())));
    }

    private Optional<Finding> requestBytes(TopicState topic) {
        return warns(
                isRequest(topic) && topic.number(MAX_MESSAGE_BYTES_CONFIG) < needs.requestBytes(),
                "topic %s takes records of up to %s bytes, less than the %d that requests may have"
                        .formatted(
                                topic.name(),
                                topic.setting(MAX_MESSAGE_BYTES_CONFIG),
                                needs.requestBytes()));
    }

    private Optional<Finding> internalBytes(TopicState topic) {
        return warns(
                (isParked(topic) || CARRIES_STATE.contains(topic.name()))
                        && topic.number(MAX_MESSAGE_BYTES_CONFIG) < needs.leastInternalBytes(),
                "topic %s has max.message.bytes=%s, but a request with its state may have %d"
                        .formatted(
                                topic.name(),
                                topic.setting(MAX_MESSAGE_BYTES_CONFIG),
                                needs.leastInternalBytes()));
    }

    private Optional<Finding> replication(TopicState topic) {
        return warns(
                isReplicated() && topic.replication() < needs.shape().replication(),
                "topic %s has replication %d, not %d"
                        .formatted(topic.name(), topic.replication(), needs.shape().replication()));
    }

    private Optional<Finding> inSync(TopicState topic) {
        return warns(
                isReplicated() && topic.number(MIN_IN_SYNC_REPLICAS_CONFIG) < 2,
                "topic %s has min.insync.replicas=%s, so one broker's loss can lose records; it should be 2"
                        .formatted(topic.name(), topic.setting(MIN_IN_SYNC_REPLICAS_CONFIG)));
    }

    private Optional<Finding> uncleanElection(TopicState topic) {
        return warns(
                isReplicated()
                        && topic.setting(UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG).equals("true"),
                "topic %s has unclean.leader.election.enable=true, so an election can lose records"
                        .formatted(topic.name()));
    }

    private boolean isParked(TopicState topic) {
        return topic.name().startsWith(TopicPlan.PARKED_PREFIX);
    }

    private boolean isRequest(TopicState topic) {
        return needs.requestTopics().contains(topic.name());
    }

    private boolean isReplicated() {
        return needs.durability() == Durability.REPLICATED;
    }

    private static boolean keepsLessThan(TopicState topic, Duration least) {
        long kept = topic.number(RETENTION_MS_CONFIG);
        return kept >= 0 && kept < least.toMillis();
    }

    private static String retention(TopicState topic) {
        return Spans.words(Duration.ofMillis(topic.number(RETENTION_MS_CONFIG)));
    }

    private String set(TopicState topic, String key, String value) {
        return "kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config %s=%s"
                .formatted(bootstrapServers, topic.name(), key, value);
    }

    private static Optional<Finding> refuses(boolean broken, String sentence, String repair) {
        return broken ? Optional.of(new Finding.Refuses(sentence, repair)) : Optional.empty();
    }

    private static Optional<Finding> warns(boolean broken, String sentence) {
        return broken ? Optional.of(new Finding.Warns(sentence)) : Optional.empty();
    }
}
