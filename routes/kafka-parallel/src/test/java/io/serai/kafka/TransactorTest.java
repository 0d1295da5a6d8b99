package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an earlier transaction may have left open is closed before it is written for good. */
class TransactorTest {
    private final List<String> events = new ArrayList<>();
    private final Slots slots = new Slots(new InFlightBudget(10, 10_000), null);
    private final Lease lease = new Lease(() -> {});
    private final Partition partition =
            new Partition(
                    new TopicPartition("requests", 0),
                    Progress.from(0),
                    100,
                    slots,
                    Order.NONE,
                    lease);
    private final Transactor transactor = new Transactor(Scripted::new, lease);
    private Optional<Exception> failure = Optional.empty();
    private boolean unclear;

    /** Kafka's own stand-in for a producer, which says what it is asked for. */
    private final class Scripted extends MockProducer<byte[], byte[]> {
        Scripted() {
            super(cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void beginTransaction() {
            events.add("begin");
            super.beginTransaction();
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, Callback callback) {
            events.add("send to " + (record.partition() == null ? "key" : record.partition()));
            failure.ifPresent(e -> callback.onCompletion(null, e));
            return super.send(record, failure.isPresent() ? null : callback);
        }

        @Override
        public void commitTransaction() {
            events.add("commit");
            if (unclear) {
                throw new TimeoutException("no answer");
            }
            super.commitTransaction();
        }

        @Override
        public void abortTransaction() {
            events.add("abort");
            super.abortTransaction();
        }
    }

    private static Cluster cluster() {
        List<PartitionInfo> replies =
                IntStream.range(0, 3)
                        .mapToObj(it -> new PartitionInfo("replies", it, null, null, null))
                        .toList();
        return Cluster.empty()
                .withPartitions(
                        replies.stream()
                                .collect(
                                        Collectors.toMap(
                                                it ->
                                                        new TopicPartition(
                                                                it.topic(), it.partition()),
                                                it -> it)));
    }

    @BeforeEach
    void open() {
        transactor.renew();
        partition.fetched(
                List.of(new ConsumerRecord<>("requests", 0, 0, new byte[0], new byte[0])), 1);
        partition.committed(partition.plan(List.of()));
    }

    @Test
    void whatIsNewIsCommittedAtOnce() {
        assertThat(run(finished(new byte[] {7}))).isInstanceOf(CommitEnd.Committed.class);
        assertThat(events).containsExactly("begin", "send to key", "commit");
    }

    @Test
    void offsetsThatWereTakenConfirmTheMemberAlsoBeforeTheirCommit() {
        unclear = true;

        assertThat(run(finished(new byte[] {7}))).isInstanceOf(CommitEnd.Unknown.class);
        assertThat(lease.holds()).isTrue();
    }

    @Test
    void whatWasNotWrittenConfirmsNothing() {
        failure = Optional.of(new TimeoutException("no leader"));

        assertThat(run(finished(new byte[] {7}))).isInstanceOf(CommitEnd.Abortable.class);
        assertThat(lease.holds()).isFalse();
    }

    @Test
    void whatAnEarlierTransactionMayHaveLeftOpenIsWipedFirst() {
        Delivery delivery = finished(new byte[] {7});
        delivery.stain();

        assertThat(run(delivery)).isInstanceOf(CommitEnd.Committed.class);
        assertThat(events)
                .containsExactly("begin", "send to key", "abort", "begin", "send to key", "commit");
        assertThat(delivery.isStained()).isFalse();
    }

    @Test
    void whatCannotBeWipedIsNotCommitted() {
        Delivery delivery = finished(new byte[] {7});
        delivery.stain();
        failure = Optional.of(new TimeoutException("no leader"));

        assertThat(run(delivery))
                .isInstanceOfSatisfying(
                        CommitEnd.Abortable.class, end -> assertThat(end.suspects()).hasSize(1));
        assertThat(events).containsExactly("begin", "send to key");
        assertThat(delivery.isStained()).isTrue();
    }

    @Test
    void aRecordWithoutKeyIsWipedWhereverItMayBe() {
        Delivery delivery = finished(null);
        delivery.stain();

        assertThat(run(delivery)).isInstanceOf(CommitEnd.Committed.class);
        assertThat(events.subList(1, 4))
                .containsExactlyInAnyOrder("send to 0", "send to 1", "send to 2");
        assertThat(events.get(4)).isEqualTo("abort");
    }

    private Delivery finished(byte[] key) {
        Delivery delivery = partition.begin();
        ProducerRecord<byte[], byte[]> reply = new ProducerRecord<>("replies", key, new byte[] {1});
        delivery.enlist(new Enlisted(reply, new Enlisted.Destination("replies", 0), 10));
        delivery.seal();
        return delivery;
    }

    private CommitEnd run(Delivery delivery) {
        Owned owned =
                new Owned(
                        new MockConsumer<>("earliest").groupMetadata(),
                        Map.of(partition.id(), partition));
        return transactor.run(new Batch(owned, List.of(partition.plan(List.of(delivery)))));
    }
}
