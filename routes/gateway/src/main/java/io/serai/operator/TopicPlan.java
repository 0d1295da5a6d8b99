package io.serai.operator;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG;

import io.serai.config.TopicSettings;
import io.serai.model.ChainId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every topic Serai needs, as it would create it. */
public record TopicPlan(List<TopicSpec> topics, TopicNeeds needs) {
    static final String PARKED_PREFIX = "ai.parked.";
    static final String DEAD_LETTERS = "ai.dead-letters";
    static final String DISPOSITIONS = "ai.dead-letters.dispositions";
    static final String REPLAYS = "ai.replays";
    static final String HEALTH = "ai.health";

    static final String UNLIMITED = "-1";
    static final String LOG_APPEND_TIME = "LogAppendTime";

    /** Room for the state headers of a parked, replayed or dead request. */
    static final int STATE_BYTES = 256 * 1024;

    /** Room for a request's key, its producer's headers and Kafka's own framing. */
    private static final int ENVELOPE_BYTES = 64 * 1024;

    private static final int BROKER_DEFAULT_BYTES = 1024 * 1024;

    /** A transaction marks every partition it writes to, so what only collects has few. */
    private static final int FEW = 12;

    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    /** How much longer than the longest deadline a request is kept. */
    private static final Duration MARGIN = Duration.ofDays(7);

    public TopicPlan {
        topics = List.copyOf(topics);
    }

    public static TopicPlan of(TopicNeeds needs) {
        return new TopicPlan(new Draft(needs, needs.shape()).topics(), needs);
    }

    /** Of all that Serai writes, for requests of so many bytes. */
    public static int largestRecord(int requestBytes) {
        return requestRecord(requestBytes) + STATE_BYTES;
    }

    private static int requestRecord(int requestBytes) {
        return Math.max(BROKER_DEFAULT_BYTES, requestBytes) + ENVELOPE_BYTES;
    }

    static String parked(ChainId chain) {
        return PARKED_PREFIX + chain;
    }

    private record Draft(TopicNeeds needs, TopicSettings shape) {
        List<TopicSpec> topics() {
            return Stream.of(
                            needs.requestTopics().stream().sorted().map(this::requests),
                            needs.replyTopics().stream().sorted().map(this::replies),
                            needs.chains().stream().map(TopicPlan::parked).sorted().map(this::kept),
                            internal())
                    .flatMap(topics -> topics)
                    .toList();
        }

        private TopicSpec requests(String name) {
            return deleted(
                    name,
                    shape.requestPartitions(),
                    Map.of(
                            RETENTION_MS_CONFIG, millis(needs.longestDeadline().plus(MARGIN)),
                            MAX_MESSAGE_BYTES_CONFIG, text(requestBytes())));
        }

        private TopicSpec replies(String name) {
            return deleted(
                    name,
                    shape.replyPartitions(),
                    Map.of(MAX_MESSAGE_BYTES_CONFIG, text(internalBytes())));
        }

        /** Kept by the broker's clock, and for as long as a request may have to wait. */
        private TopicSpec kept(String name) {
            return deleted(
                    name,
                    shape.parkedPartitions(),
                    Map.of(
                            RETENTION_MS_CONFIG,
                            millis(needs.longestDeadline().plus(MARGIN)),
                            RETENTION_BYTES_CONFIG,
                            UNLIMITED,
                            MESSAGE_TIMESTAMP_TYPE_CONFIG,
                            LOG_APPEND_TIME,
                            MAX_MESSAGE_BYTES_CONFIG,
                            text(internalBytes())));
        }

        private Stream<TopicSpec> internal() {
            return Stream.of(
                    deleted(DEAD_LETTERS, FEW, withState(DEAD_LETTERS_KEPT)),
                    compacted(DISPOSITIONS, FEW),
                    deleted(REPLAYS, FEW, withState(needs.longestDeadline().plus(MARGIN))),
                    compacted(HEALTH, 1));
        }

        private Map<String, String> withState(Duration kept) {
            return Map.of(
                    RETENTION_MS_CONFIG, millis(kept),
                    MAX_MESSAGE_BYTES_CONFIG, text(internalBytes()));
        }

        private TopicSpec deleted(String name, int partitions, Map<String, String> config) {
            return spec(name, partitions, CLEANUP_POLICY_DELETE, config);
        }

        private TopicSpec compacted(String name, int partitions) {
            return spec(name, partitions, CLEANUP_POLICY_COMPACT, Map.of());
        }

        private TopicSpec spec(
                String name, int partitions, String cleanup, Map<String, String> config) {
            var all = new TreeMap<>(config);
            all.put(CLEANUP_POLICY_CONFIG, cleanup);
            all.put(UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
            all.put(MIN_IN_SYNC_REPLICAS_CONFIG, text(shape.minInsyncReplicas()));
            return new TopicSpec(name, partitions, shape.replication(), all);
        }

        private int requestBytes() {
            return requestRecord(needs.requestBytes());
        }

        private int internalBytes() {
            return largestRecord(needs.requestBytes());
        }

        private static String text(int number) {
            return Integer.toString(number);
        }

        private static String millis(Duration duration) {
            return Long.toString(duration.toMillis());
        }
    }
}
