package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicRulesTest {
    private static final String PARKED = "ai.parked.default";

    private final TopicPlan plan = TopicPlan.of(Needs.replicated("default"));
    private final TopicRules rules = new TopicRules(plan.needs(), "kafka:9092");

    @Test
    void findsNothingWrongWithWhatItWouldCreate() {
        assertThat(plan.topics()).allSatisfy(topic -> assertThat(findings(state(topic))).isEmpty());
    }

    @Test
    void refusesParkedTopicsThatForgetBeforeTheDeadlineAndSaysHowToRepair() {
        var short7days = with(PARKED, "retention.ms", Duration.ofDays(7).toMillis());

        assertThat(findings(short7days))
                .containsExactly(
                        new Finding.Refuses(
                                "topic ai.parked.default keeps parked requests for 7 d, but must for 8 d"
                                        + " (limits.longest-deadline + 1 d), or they would be lost unanswered",
                                "kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics"
                                        + " --entity-name ai.parked.default --add-config retention.ms=691200000"));
    }

    @ParameterizedTest
    @CsvSource({"691200000", "-1"})
    void acceptsParkedTopicsThatKeepLongEnoughOrForEver(long retention) {
        assertThat(findings(with(PARKED, "retention.ms", retention))).isEmpty();
    }

    @Test
    void refusesParkedTopicsThatCompact() {
        assertThat(findings(with(PARKED, "cleanup.policy", "compact,delete")))
                .singleElement()
                .isInstanceOf(Finding.Refuses.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ai.parked.default, retention.bytes, 1073741824",
        "ai.parked.default, message.timestamp.type, CreateTime",
        "ai.parked.default, max.message.bytes, 786431",
        "ai.dead-letters, max.message.bytes, 786431",
        "ai.replays, max.message.bytes, 786431",
        "ai.requests, max.message.bytes, 524287",
        "ai.requests, retention.ms, 3600000",
        "ai.replies, min.insync.replicas, 1",
        "ai.health, unclean.leader.election.enable, true",
    })
    void warnsOfAWeakerPromise(String topic, String key, String value) {
        assertThat(findings(with(topic, key, value)))
                .singleElement()
                .isInstanceOf(Finding.Warns.class)
                .extracting(Finding::sentence)
                .asString()
                .startsWith("topic " + topic + " ");
    }

    @Test
    void acceptsInternalTopicsWithJustEnoughRoomForState() {
        int least = Needs.REQUEST_BYTES + 256 * 1024;

        assertThat(findings(with(PARKED, "max.message.bytes", least))).isEmpty();
    }

    @Test
    void warnsOfFewerReplicasThanPlanned() {
        var planned = state(spec("ai.replies"));
        var single = new TopicState("ai.replies", 12, 1, planned.config());

        assertThat(findings(single))
                .containsExactly(new Finding.Warns("topic ai.replies has replication 1, not 3"));
    }

    @Test
    void expectsNoDurabilityOfASingleNode() {
        var lenient = new TopicRules(Needs.singleNode("default"), "kafka:9092");
        var config = Map.of("min.insync.replicas", "1", "unclean.leader.election.enable", "true");

        assertThat(lenient.findings(new TopicState("ai.replies", 1, 1, config))).isEmpty();
    }

    @Test
    void refusesWhenATopicIsMissing() {
        assertThat(rules.missing("ai.replies"))
                .isEqualTo(
                        new Finding.Refuses("topic ai.replies is missing", "serai topics create"));
    }

    private List<Finding> findings(TopicState state) {
        return rules.findings(state).toList();
    }

    private TopicSpec spec(String name) {
        return plan.topics().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TopicState with(String topic, String key, Object value) {
        Map<String, String> config = new HashMap<>(spec(topic).config());
        config.put(key, value.toString());
        return new TopicState(topic, 12, 3, config);
    }

    private static TopicState state(TopicSpec topic) {
        return new TopicState(
                topic.name(), topic.partitions(), topic.replication(), topic.config());
    }
}
