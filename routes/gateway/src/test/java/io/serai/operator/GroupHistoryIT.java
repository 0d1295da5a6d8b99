package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GroupHistoryIT {
    private final String replies = Broker.unique("team.replies");
    private final String group = Broker.unique("serai-intake");

    @BeforeEach
    void createTopic() {
        Broker.create(new NewTopic(replies, 1, (short) 1));
    }

    @Test
    void isNotLostWhenNothingWasEverReplied() {
        assertThat(isLost()).isFalse();
    }

    @Test
    void isLostWhenWeHaveRepliedButNobodyKnowsHowFarWeCame() {
        reply();

        assertThat(isLost()).isTrue();
    }

    @Test
    void isLostEvenWhenTheRepliesAreGoneToo() {
        reply();
        Ask.kafka(
                Broker.ADMIN
                        .deleteRecords(Map.of(reply0(), RecordsToDelete.beforeOffset(1)))
                        .all());

        assertThat(isLost()).isTrue();
    }

    @Test
    void isNotLostWhenTheGroupHasAnOffset() {
        reply();
        var mark = Map.of(reply0(), new OffsetAndMetadata(0));
        Ask.kafka(Broker.ADMIN.alterConsumerGroupOffsets(group, mark).all());

        assertThat(isLost()).isFalse();
    }

    @Test
    void doesNotMindAReplyTopicThatIsMissing() {
        assertThat(
                        GroupHistory.isLost(
                                Broker.ADMIN, Set.of(group), Set.of(Broker.unique("missing"))))
                .isFalse();
    }

    @Test
    void aGroupThatBeginsNowSkipsWhatIsThereAndNothingElse() {
        reply();

        beginNow();
        reply();

        assertThat(new Offsets(Broker.ADMIN).unread(replies, group))
                .containsExactly(new Span(reply0(), 1, 2));
    }

    @Test
    void aGroupThatKnowsHowFarItCameDoesNotBeginNow() {
        reply();
        var mark = Map.of(reply0(), new OffsetAndMetadata(0));
        Ask.kafka(Broker.ADMIN.alterConsumerGroupOffsets(group, mark).all());

        beginNow();

        assertThat(new Offsets(Broker.ADMIN).unread(replies, group)).hasSize(1);
    }

    @Test
    void whatBrokeOffIsDoneAgain() {
        reply();
        var mark = Map.of(reply0(), new OffsetAndMetadata(0));
        Ask.kafka(Broker.ADMIN.alterConsumerGroupOffsets(group + "-drain", mark).all());

        beginNow();

        assertThat(new Offsets(Broker.ADMIN).unread(replies, group + "-drain")).hasSize(1);
        assertThat(new Offsets(Broker.ADMIN).unread(replies, group)).isEmpty();
    }

    /** Another worker has begun meanwhile: its marks are the better ones. */
    @Test
    void aGroupWithMembersIsLeftAlone() {
        var bytes = new ByteArrayDeserializer();
        Map<String, Object> settings = new HashMap<>(Broker.PROPERTIES);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var member = new KafkaConsumer<>(settings, bytes, bytes)) {
            member.subscribe(Set.of(replies));
            while (member.assignment().isEmpty()) {
                var _ = member.poll(Duration.ofMillis(50));
            }

            GroupHistory.begin(Broker.ADMIN, group, replies);
        }

        assertThat(new Offsets(Broker.ADMIN).hasMarks(group)).isFalse();
    }

    private void beginNow() {
        SequencedMap<String, Set<String>> groups = new LinkedHashMap<>();
        groups.put(group + "-drain", Set.of(replies));
        groups.put(group, Set.of(replies));
        GroupHistory.beginNow(Broker.ADMIN, groups);
    }

    private boolean isLost() {
        return GroupHistory.isLost(Broker.ADMIN, Set.of(group), Set.of(replies));
    }

    private void reply() {
        var strings = new StringSerializer();
        try (var producer = new KafkaProducer<>(Broker.PROPERTIES, strings, strings)) {
            var _ = producer.send(new ProducerRecord<>(replies, "key", "reply"));
        }
    }

    private TopicPartition reply0() {
        return new TopicPartition(replies, 0);
    }
}
