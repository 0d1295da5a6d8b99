package io.serai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.config.ConfigLoader;
import io.serai.kafka.EmbeddedBroker;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A start with parked topics of chains that stay, go and come again. Kafka forgets what was
 * committed when a group has been without members for a week; here it is told to.
 */
final class StartChecksIT {
    private static final String STAYS = "{stays: {tiers: [one]}}";

    @TempDir private static Path folder;
    private static EmbeddedBroker broker;
    private static Admin admin;

    private final String chain = "c" + UUID.randomUUID().toString().substring(0, 8);
    private final String parked = "ai.parked." + chain;
    private final String group = "serai-drain-" + chain;
    private final String both = "{stays: {tiers: [one]}, " + chain + ": {tiers: [one]}}";
    private final String drainTo = "{stays: {tiers: [one]}, " + chain + ": {drain-to: stays}}";
    private final String howToDrain =
            "configure it, or say where they go with chains." + chain + ".drain-to";
    private final String forgotten =
            "Kafka has forgotten how far the group "
                    + group
                    + " came, although "
                    + parked
                    + " holds requests: start with --from-now to leave those, answered or not, or ";

    @BeforeAll
    static void startBroker() {
        broker =
                new EmbeddedBroker(
                        folder.resolve("data"), 0, Map.of("broker.session.timeout.ms", "60000"));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @BeforeEach
    void chainThatHasParked() throws Exception {
        pass(both, Start.FROM_NOW);
        park();
    }

    @AfterEach
    void nothingThatOthersWouldFind() throws Exception {
        answered();
    }

    @Test
    void startsWithABacklogThatWasNeverDrained() {
        assertThatCode(() -> pass(both, Start.WHERE_IT_STOPPED)).doesNotThrowAnyException();
    }

    @Test
    void refusesABacklogThatNobodyDrains() {
        assertThatThrownBy(() -> pass(STAYS, Start.FROM_NOW))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        parked
                                + " holds unanswered requests and no chain "
                                + chain
                                + " is configured: "
                                + howToDrain);
    }

    @Test
    void aChainThatIsGoneWithItsBacklogAnsweredIsNotMissed() throws Exception {
        answered();

        assertThatCode(() -> pass(STAYS, Start.WHERE_IT_STOPPED)).doesNotThrowAnyException();
    }

    @Test
    void saysWhatKafkaHasForgottenOfAChainThatIsGone() throws Exception {
        forget();

        assertThatThrownBy(() -> pass(STAYS, Start.WHERE_IT_STOPPED))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        forgotten
                                + howToDrain
                                + " and start with --from-beginning to answer all of them, also"
                                + " those answered before");
        assertThatThrownBy(() -> pass(STAYS, Start.FROM_BEGINNING))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("no chain " + chain + " is configured");
    }

    /** Each record that was answered would be answered again. */
    @Test
    void refusesAChainThatComesAgainAfterKafkaHasForgotten() throws Exception {
        forget();

        assertThatThrownBy(() -> pass(both, Start.WHERE_IT_STOPPED))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        forgotten
                                + "with --from-beginning to answer all of them, also those answered"
                                + " before");
        assertThatThrownBy(() -> pass(drainTo, Start.WHERE_IT_STOPPED))
                .isInstanceOf(StartRefused.class);
    }

    @Test
    void fromNowLeavesWhatKafkaHasForgottenAndIsNeededOnce() throws Exception {
        forget();

        pass(STAYS, Start.FROM_NOW);

        assertThatCode(() -> pass(STAYS, Start.WHERE_IT_STOPPED)).doesNotThrowAnyException();
        assertThat(mark()).isEqualTo(1);
    }

    @Test
    void fromNowSkipsNothingThatKafkaKnowsToBeUnanswered() throws Exception {
        pass(both, Start.FROM_NOW);

        assertThat(mark()).isZero();
    }

    @Test
    void fromBeginningReadsAllOfItAgain() throws Exception {
        forget();

        pass(both, Start.FROM_BEGINNING);

        assertThat(marks()).isEmpty();
    }

    private static void pass(String chains, Start start) {
        String yaml =
                """
                kafka: {bootstrap-servers: "%s", durability: single-node}
                topics: {request-partitions: 1, reply-partitions: 1, parked-partitions: 1}
                providers:
                  one: {protocol: openai, base-url: "http://localhost:1", model: m, key: "{{env:KEY}}"}
                chains: %s
                rules: [{name: all, chain: stays}]
                """
                        .formatted(broker.bootstrapServers(), chains);
        var settings =
                new ConfigLoader(
                                new Protocols(InstantSource.system(), new Random()),
                                _ -> Optional.of("key"))
                        .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        new StartChecks(settings, broker.bootstrapServers(), start).pass();
    }

    private void park() throws ExecutionException, InterruptedException {
        var strings = new StringSerializer();
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(properties, strings, strings)) {
            producer.send(new ProducerRecord<>(parked, "key", "request")).get();
        }
    }

    private void answered() throws ExecutionException, InterruptedException {
        var end = Map.of(new TopicPartition(parked, 0), new OffsetAndMetadata(1));
        admin.alterConsumerGroupOffsets(group, end).all().get();
    }

    private void forget() throws ExecutionException, InterruptedException {
        admin.deleteConsumerGroups(List.of(group)).all().get();
    }

    private long mark() throws ExecutionException, InterruptedException {
        return marks().values().iterator().next().offset();
    }

    private Map<TopicPartition, OffsetAndMetadata> marks()
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    }
}
