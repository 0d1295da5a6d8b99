package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TopicPlanTest {
    private final TopicPlan plan = TopicPlan.of(Needs.replicated("default"));

    @Test
    void namesEveryTopicSeraiNeeds() {
        assertThat(plan.topics())
                .extracting(TopicSpec::name)
                .containsExactly(
                        "ai.requests",
                        "ai.requests.risk",
                        "ai.replies",
                        "ai.replies.risk",
                        "ai.parked.default",
                        "ai.dead-letters",
                        "ai.dead-letters.dispositions",
                        "ai.replays",
                        "ai.health");
    }

    @Test
    void keepsParkedRequestsLongerThanAnyDeadlineByTheBrokersClockWhateverTheirSize() {
        assertThat(topic("ai.parked.default").partitions()).isEqualTo(48);
        assertThat(topic("ai.parked.default").config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", millis(Duration.ofDays(14)))
                .containsEntry("retention.bytes", "-1")
                .containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @Test
    void keepsRequestsAndReplaysAsLong() {
        assertThat(topic("ai.requests").config())
                .containsEntry("retention.ms", millis(Duration.ofDays(14)));
        assertThat(topic("ai.replays").config())
                .containsEntry("retention.ms", millis(Duration.ofDays(14)));
    }

    @Test
    void keepsDeadLettersForThirtyDaysAndTheLatestDispositionForEver() {
        assertThat(topic("ai.dead-letters").config())
                .containsEntry("retention.ms", millis(Duration.ofDays(30)));
        assertThat(topic("ai.dead-letters.dispositions").config())
                .containsEntry("cleanup.policy", "compact");
        assertThat(topic("ai.health").config()).containsEntry("cleanup.policy", "compact");
    }

    @Test
    void leavesRoomForStateInInternalTopics() {
        int request = bytes("ai.requests");

        assertThat(bytes("ai.parked.default")).isEqualTo(request + 256 * 1024);
        assertThat(bytes("ai.dead-letters")).isEqualTo(request + 256 * 1024);
        assertThat(bytes("ai.replays")).isEqualTo(request + 256 * 1024);
    }

    @Test
    void survivesTheLossOfABrokerWhenReplicated() {
        assertThat(plan.topics())
                .allSatisfy(topic -> {
                    assertThat(topic.replication()).isEqualTo(3);
                    assertThat(topic.config())
                            .containsEntry("min.insync.replicas", "2")
                            .containsEntry("unclean.leader.election.enable", "false");
                });
    }

    @Test
    void asksNoMoreOfASingleNodeThanItHas() {
        assertThat(TopicPlan.of(Needs.singleNode("default")).topics())
                .allSatisfy(topic -> {
                    assertThat(topic.replication()).isOne();
                    assertThat(topic.config()).containsEntry("min.insync.replicas", "1");
                });
    }

    private TopicSpec topic(String name) {
        return plan.topics().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int bytes(String name) {
        return Integer.parseInt(topic(name).config().get("max.message.bytes"));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
