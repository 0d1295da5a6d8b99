package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionTest {
    private static final TopicPartition ID = new TopicPartition("requests", 0);
    private final Slots slots = new Slots(new InFlightBudget(1_000, 1_000_000), null);

    private Partition partition(Progress committed) {
        return new Partition(ID, committed, 1_000, slots, Order.NONE, new Lease(() -> {}));
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(offset ->
                        new ConsumerRecord<>("requests", 0, offset, new byte[0], new byte[0]))
                .toList();
    }

    private static void commit(Partition partition, Delivery... finished) {
        partition.committed(partition.plan(List.of(finished)));
    }

    @Test
    void beginsNothingBeforeItIsClaimed() {
        Partition partition = partition(Progress.from(0));
        partition.fetched(records(0, 3), 3);
        assertThat(partition.head()).isNull();
        assertThat(partition.wantsCommit()).isTrue();

        commit(partition);
        assertThat(partition.wantsCommit()).isFalse();
        assertThat(partition.begin().offset()).isZero();
    }

    @Test
    void whatWasClaimedBeforeIsPossiblyRepeated() {
        Partition partition = partition(ProgressCodec.decode(0, "kp1.n.2."));
        partition.fetched(records(0, 3), 3);
        commit(partition);
        assertThat(partition.begin().possiblyRepeated()).isTrue();
        assertThat(partition.begin().possiblyRepeated()).isTrue();
        assertThat(partition.begin().possiblyRepeated()).isFalse();
    }

    @Test
    void drainingSkipsNothingThatWasFetchedButNotBegun() {
        Partition partition = partition(Progress.from(0));
        partition.fetched(records(0, 10), 10);
        commit(partition);
        Delivery first = partition.begin();

        partition.drain();
        assertThat(partition.begin()).isNull();
        Plan plan = partition.plan(List.of(first));
        partition.committed(plan);
        assertThat(plan.progress().mark()).isEqualTo(1);
        assertThat(partition.plan(List.of()).progress().mark()).isEqualTo(1);
    }

    @Test
    void handsOverAnExactClaim() {
        Partition partition = partition(Progress.from(0));
        partition.fetched(records(0, 10), 10);
        commit(partition);
        Delivery first = partition.begin();
        Delivery second = partition.begin();
        Delivery third = partition.begin();
        partition.defer(third, false);
        commit(partition, first);

        partition.drain();
        assertThat(partition.wantsCommit()).isTrue();
        Plan plan = partition.plan(List.of());
        assertThat(plan.progress().claimed()).isEqualTo(2);
        assertThat(partition.plan(List.of(second)).progress().claimed()).isEqualTo(2);
        partition.committed(plan);
        assertThat(partition.wantsCommit()).isFalse();
    }

    @Test
    void handsOverWhatIsPossiblyRepeatedAndWasNotReached() {
        Partition partition = partition(ProgressCodec.decode(0, "kp1.n.5."));
        partition.fetched(records(0, 2), 2);
        commit(partition);
        Delivery first = partition.begin();
        partition.drain();
        assertThat(partition.plan(List.of(first)).progress().claimed()).isEqualTo(5);
    }

    @Test
    void pausesWhenTheWindowIsFull() {
        Partition partition =
                new Partition(ID, Progress.from(0), 5, slots, Order.NONE, new Lease(() -> {}));
        partition.fetched(records(0, 8), 8);
        commit(partition);
        Delivery first = partition.begin();
        for (int more = 0; more < 4; more++) {
            partition.begin();
        }
        assertThat(partition.head()).isNull();
        assertThat(partition.wantsRecords()).isFalse();
        commit(partition, first);
        assertThat(partition.head()).isNotNull();
    }

    @Test
    void asksForACommitWhenSomebodyMustKnowThatItIsOurs() throws InterruptedException {
        Thread asking = Thread.currentThread();
        Partition partition =
                new Partition(
                        ID, Progress.from(0), 5, slots, Order.NONE, new Lease(asking::interrupt));

        assertThatThrownBy(partition::awaitConfirmation).isInstanceOf(InterruptedException.class);
        assertThat(partition.wantsCommit()).isTrue();
        commit(partition);
        assertThat(partition.wantsCommit()).isFalse();
    }
}
