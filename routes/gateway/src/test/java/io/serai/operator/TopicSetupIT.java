package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.config.Durability;
import io.serai.config.TopicSettings;
import io.serai.model.ChainId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.junit.jupiter.api.Test;

final class TopicSetupIT {
    private final String chain = Broker.unique("chain");
    private final String parked = "ai.parked." + chain;
    private final TopicPlan plan = TopicPlan.of(Needs.singleNode(chain));

    @Test
    void createsWhatIsMissingAsPlannedAndOnlyOnce() {
        assertThat(TopicSetup.createMissing(Broker.ADMIN, plan)).contains(parked);

        assertThat(TopicSetup.createMissing(Broker.ADMIN, plan)).isEmpty();
        assertThat(TopicSetup.verify(Broker.ADMIN, plan)).isEmpty();
        assertThat(TopicSetup.states(Broker.ADMIN, plan).get(parked))
                .satisfies(topic -> {
                    assertThat(topic.partitions()).isEqualTo(48);
                    assertThat(topic.setting("message.timestamp.type")).isEqualTo("LogAppendTime");
                    assertThat(topic.setting("retention.ms"))
                            .isEqualTo(String.valueOf(Duration.ofDays(14).toMillis()));
                });
    }

    /** Of three brokers one had not heard of them yet, and a worker refused to start. */
    @Test
    void whatWasCreatedIsJudgedOnceItIsSeen() {
        var found =
                CompletableFuture.supplyAsync(() -> TopicSetup.verifyCreated(Broker.ADMIN, plan));

        TopicSetup.createMissing(Broker.ADMIN, plan);

        assertThat(found.join()).isEmpty();
    }

    @Test
    void leavesAnExistingTopicAsItIsAndSaysWhatIsWrongWithIt() {
        Broker.create(
                new NewTopic(parked, 3, (short) 1).configs(Map.of("retention.ms", "3600000")));

        TopicSetup.createMissing(Broker.ADMIN, plan);

        assertThat(TopicSetup.states(Broker.ADMIN, plan).get(parked))
                .satisfies(topic -> {
                    assertThat(topic.partitions()).isEqualTo(3);
                    assertThat(topic.setting("retention.ms")).isEqualTo("3600000");
                });
        assertThat(findingsOfParked())
                .hasSize(2)
                .anySatisfy(finding ->
                        assertThat(finding)
                                .isInstanceOfSatisfying(
                                        Finding.Refuses.class,
                                        refusal ->
                                                assertThat(refusal.repair())
                                                        .contains(
                                                                Broker.servers(),
                                                                "--entity-name " + parked,
                                                                "retention.ms=691200000")))
                .anySatisfy(finding ->
                        assertThat(finding.sentence())
                                .contains("message.timestamp.type=CreateTime"));
    }

    @Test
    void findsWhatIsMissing() {
        assertThat(findingsOfParked())
                .containsExactly(
                        new Finding.Refuses(
                                "topic " + parked + " is missing", "serai topics create"));
    }

    @Test
    void createsNothingThatTheClusterCannotReplicate() {
        var needs = Needs.replicated(chain);

        assertThatThrownBy(() -> TopicSetup.createMissing(Broker.ADMIN, TopicPlan.of(needs)))
                .isInstanceOf(InvalidReplicationFactorException.class);
    }

    @Test
    void takesTheDefaultsOfTheBrokerIntoAccount() {
        var requests = Broker.unique("team.requests");
        Broker.create(new NewTopic(requests, 1, (short) 1));
        var needs =
                new TopicNeeds(
                        Set.of(requests),
                        Set.of(),
                        Set.of(new ChainId(chain)),
                        Duration.ofDays(30),
                        2 * 1024 * 1024,
                        new TopicSettings(1, 1, 1, 1, 1, Duration.ofHours(1)),
                        Durability.SINGLE_NODE);

        assertThat(TopicSetup.verify(Broker.ADMIN, TopicPlan.of(needs)))
                .extracting(Finding::sentence)
                .contains(
                        "topic "
                                + requests
                                + " keeps requests for 7 d, less than limits.longest-deadline (30 d):"
                                + " what waits longer is lost unanswered",
                        "topic "
                                + requests
                                + " takes records of up to 1048588 bytes, less than the 2097152 that"
                                + " requests may have");
    }

    private List<Finding> findingsOfParked() {
        return TopicSetup.verify(Broker.ADMIN, plan).stream()
                .filter(finding -> finding.sentence().contains(parked))
                .toList();
    }
}
