package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Kafka's producer can wait for ever for the end of a transaction (clients 4.3, seen after a broker
 * without disk came back); nothing but another producer helps.
 */
class AftermathTest {
    private final Lease lease = new Lease(() -> {});
    private final Partition partition =
            new Partition(
                    new TopicPartition("requests", 0),
                    Progress.from(0),
                    100,
                    new Slots(new InFlightBudget(10, 10_000), null),
                    Order.NONE,
                    lease);
    private final CommitQueue queue = new CommitQueue(4_000);
    private final List<Stuck> producers = new ArrayList<>();
    private final Transactor transactor = new Transactor(this::open, lease);
    private final Patience patience = new Patience();
    private Progress committed = Progress.from(0);
    private final Aftermath aftermath =
            new Aftermath(parts(), transactor, new Unwatched(), patience);

    /** Kafka's own stand-in for a producer, the first of which ends no transaction. */
    private static final class Stuck extends MockProducer<byte[], byte[]> {
        private final boolean stuck;
        private int asked;

        Stuck(boolean stuck) {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            this.stuck = stuck;
        }

        @Override
        public void commitTransaction() {
            end();
            super.commitTransaction();
        }

        @Override
        public void abortTransaction() {
            end();
            super.abortTransaction();
        }

        private void end() {
            asked++;
            if (stuck) {
                throw new TimeoutException("awaiting EndTxn");
            }
        }
    }

    private static final class Unwatched implements CommitObserver {
        @Override
        public void ended(CommitEnd end, Duration took, Batch batch) {}

        @Override
        public void settled() {}

        @Override
        public void dropped() {}

        @Override
        public void failed(CommitEnd end) {}

        @Override
        public void fenced(Exception cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void died(Throwable cause) {
            throw new AssertionError(cause);
        }
    }

    private static Admin nobody() {
        throw new IllegalStateException("nobody is to be asked");
    }

    private Stuck open() {
        Stuck fresh = new Stuck(producers.isEmpty());
        producers.add(fresh);
        return fresh;
    }

    private CommitParts parts() {
        Topics topics = new Topics(AftermathTest::nobody, InstantSource.system());
        Unavailable unavailable = new Unavailable(topics::hasLeader, InstantSource.system());
        Refusals refusals = new Refusals(topics, new Enlistment(topics, 1_000));
        Holdings holdings = new Holdings();
        return new CommitParts(
                queue,
                holdings,
                new Planner(queue, 4_000),
                unavailable,
                new Suspects(refusals, unavailable, queue, (_, _, _) -> {}),
                () -> Map.of(partition.id(), committed),
                new Rival(
                        AftermathTest::nobody, new Identity("group", "worker", "route"), holdings),
                Duration.ofSeconds(30));
    }

    @BeforeEach
    void start() {
        transactor.renew();
        partition.fetched(
                List.of(new ConsumerRecord<>("requests", 0, 0, new byte[0], new byte[0])), 1);
        partition.committed(partition.plan(List.of()));
    }

    private Batch finished() {
        Delivery delivery = partition.begin();
        ProducerRecord<byte[], byte[]> reply =
                new ProducerRecord<>("replies", new byte[] {7}, new byte[] {1});
        delivery.enlist(new Enlisted(reply, new Enlisted.Destination("replies", 0), 10));
        delivery.seal();
        Owned owned =
                new Owned(
                        new MockConsumer<>("earliest").groupMetadata(),
                        Map.of(partition.id(), partition));
        return new Batch(owned, List.of(partition.plan(List.of(delivery))));
    }

    @Test
    void whatIsNeverAbortedIsMadeAgainByANewProducer() {
        Batch batch = finished();

        aftermath.of(
                batch,
                new CommitEnd.Abortable(new TimeoutException("not sent"), List.of()),
                System.nanoTime());

        assertThat(producers).hasSize(2);
        assertThat(producers.getFirst().asked).isEqualTo(3);
        assertThat(queue.take(_ -> true)).isEqualTo(batch.deliveries());
    }

    @Test
    void aCommitThatNeverEndsIsJudgedByTheCommittedOffsets() {
        Batch batch = finished();
        committed = Progress.from(1);

        aftermath.of(batch, transactor.run(batch), System.nanoTime());

        assertThat(producers).hasSize(2);
        assertThat(producers.getFirst().asked).isEqualTo(3);
        assertThat(queue.size()).isZero();
        assertThat(partition.isSettling()).isFalse();
    }
}
