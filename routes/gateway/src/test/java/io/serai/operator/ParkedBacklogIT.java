package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ParkedBacklogIT {
    private final String chain = Broker.unique("gone");
    private final String topic = "ai.parked." + chain;
    private final String group = "serai-drain-" + chain;
    private final ParkedBacklog backlog = new ParkedBacklog(Broker.ADMIN, Broker.PROPERTIES);

    @BeforeEach
    void createTopic() {
        Broker.create(new NewTopic(topic, 2, (short) 1));
    }

    /** Each look reads all there are. */
    @AfterEach
    void deleteTopic() {
        Ask.kafka(Broker.ADMIN.deleteTopics(List.of(topic)).all());
    }

    @Test
    void findsNothingInAnEmptyTopic() {
        assertThat(found()).isEqualTo(new Backlog.Unbegun(topic));
    }

    @Test
    void findsWhatNobodyHasDrained() {
        begin();
        park(0, "a", "b");
        park(1, "c");

        assertThat(found().chain()).isEqualTo(chain);
        assertThat(found())
                .isInstanceOfSatisfying(
                        Backlog.Waiting.class,
                        it -> assertThat(it.records()).isGreaterThanOrEqualTo(3));
    }

    /** A group that drains a topic has marks from its beginning on. */
    @Test
    void whatNobodyKnowsTheMarksOfIsForgotten() {
        park(0, "a", "b");

        assertThat(found()).isEqualTo(new Backlog.Forgotten(topic));
    }

    @Test
    void whatIsSkippedIsDrained() {
        park(0, "a", "b");

        GroupHistory.skip(Broker.ADMIN, group, topic);

        assertThat(found()).isEqualTo(new Backlog.Drained(topic));
        park(1, "c");
        assertThat(found()).isInstanceOf(Backlog.Waiting.class);
    }

    @Test
    void findsWhatIsBehindTheMarkOfTheGroup() {
        park(0, "a", "b");
        drained(0, 1);

        assertThat(found()).isInstanceOf(Backlog.Waiting.class);
    }

    @Test
    void takesTheMarksOfTransactionsForNoRequests() {
        park(0, "a", "b");
        drained(0, 2);

        assertThat(found()).isEqualTo(new Backlog.Drained(topic));
    }

    @Test
    void seesNothingOfWhatWasNeverCommitted() {
        try (var producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(topic, 0, "k", "aborted"));
            producer.flush();
            assertThat(found()).isEqualTo(new Backlog.Unbegun(topic));
            producer.abortTransaction();
        }

        assertThat(found()).isEqualTo(new Backlog.Unbegun(topic));
    }

    @Test
    void countsNothingThatRetentionHasRemoved() {
        park(0, "a", "b");
        Ask.kafka(
                Broker.ADMIN
                        .deleteRecords(
                                Map.of(
                                        new TopicPartition(topic, 0),
                                        RecordsToDelete.beforeOffset(2)))
                        .all());

        assertThat(found()).isEqualTo(new Backlog.Unbegun(topic));
    }

    private Backlog found() {
        return backlog.all(name -> "serai-drain-" + name).stream()
                .filter(found -> found.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private void begin() {
        GroupHistory.begin(Broker.ADMIN, group, topic);
    }

    private void park(int partition, String... values) {
        try (var producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            for (var value : values) {
                var _ = producer.send(new ProducerRecord<>(topic, partition, "k", value));
            }
            producer.commitTransaction();
        }
    }

    private void drained(int partition, long mark) {
        var offsets = Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(mark));
        Ask.kafka(Broker.ADMIN.alterConsumerGroupOffsets(group, offsets).all());
    }

    private Producer<String, String> producer() {
        Map<String, Object> settings = new HashMap<>(Broker.PROPERTIES);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, Broker.unique("parker"));
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
