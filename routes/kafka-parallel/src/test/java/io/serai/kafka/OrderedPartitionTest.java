package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A partition whose records of one key begin one after the other. */
class OrderedPartitionTest {
    private final Slots slots = new Slots(new InFlightBudget(1_000, 1_000_000), null);
    private final Deque<DeferredRecord> turns = new ArrayDeque<>();

    /** One record for each letter, which is its key; all fetched and claimed. */
    private Partition partition(String committed, String keys) {
        Partition partition =
                new Partition(
                        new TopicPartition("requests", 0),
                        ProgressCodec.decode(0, committed),
                        1_000,
                        slots,
                        new KeyOrder(turns::add),
                        new Lease(() -> {}));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int offset = 0; offset < keys.length(); offset++) {
            records.add(record(keys, offset));
        }
        partition.fetched(records, keys.length());
        commit(partition);
        return partition;
    }

    private static ConsumerRecord<byte[], byte[]> record(String keys, int offset) {
        byte[] key = keys.substring(offset, offset + 1).getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>("requests", 0, offset, key, new byte[0]);
    }

    private static Plan commit(Partition partition, Delivery... finished) {
        Plan plan = partition.plan(List.of(finished));
        partition.committed(plan);
        return plan;
    }

    private static List<Delivery> beginAll(Partition partition) {
        List<Delivery> all = new ArrayList<>();
        for (Delivery next = partition.begin(); next != null; next = partition.begin()) {
            all.add(next);
        }
        return all;
    }

    private static List<Long> offsets(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::offset).toList();
    }

    @Test
    void beginsTheFirstOfEachKeyAndTheNextWhenItIsCommitted() {
        Partition partition = partition("kp1.n.0.", "aabab");
        List<Delivery> begun = beginAll(partition);
        assertThat(offsets(begun)).containsExactly(0L, 2L);
        assertThat(partition.heldBack()).isEqualTo(3);

        partition.finished(begun.get(1));
        assertThat(turns).isEmpty();
        Plan plan = commit(partition, begun.get(1));
        assertThat(plan.progress().mark()).isZero();
        assertThat(turns).extracting(DeferredRecord::offset).containsExactly(4L);
    }

    @Test
    void whatIsHeldBackIsNotDone() {
        Partition partition = partition("kp1.n.0.", "aab");
        List<Delivery> begun = beginAll(partition);
        assertThat(commit(partition, begun.get(0), begun.get(1)).progress().mark()).isEqualTo(1);
        Delivery last = partition.beginAgain(turns.remove(), record("aab", 1));
        assertThat(commit(partition, last).progress().mark()).isEqualTo(3);
    }

    @Test
    void aDeferredRecordKeepsItsTurn() {
        Partition partition = partition("kp1.n.0.", "aa");
        Delivery first = partition.begin();
        assertThat(partition.defer(first, false)).isTrue();
        commit(partition);
        assertThat(turns).isEmpty();
        assertThat(partition.begin()).isNull();
    }

    @Test
    void aVanishedRecordPassesItsTurnOn() {
        Partition partition = partition("kp1.n.0.", "aaa");
        Delivery first = partition.begin();
        assertThat(beginAll(partition)).isEmpty();
        partition.defer(first, false);
        partition.vanished(0);
        assertThat(turns.remove().offset()).isEqualTo(1);
        partition.vanished(1);
        assertThat(turns.remove().offset()).isEqualTo(2);
    }

    @Test
    void aPartitionThatGoesAwayBeginsNoTurn() {
        Partition partition = partition("kp1.n.0.", "aa");
        List<Delivery> begun = beginAll(partition);
        partition.drain();
        Plan plan = commit(partition, begun.getFirst());
        assertThat(turns).isEmpty();
        assertThat(plan.progress().mark()).isEqualTo(1);
        assertThat(partition.plan(List.of()).progress().claimed()).isEqualTo(1);
    }

    @Test
    void whatWasPossiblyRepeatedStaysSoWhileItIsHeldBack() {
        Partition partition = partition("kp1.n.2.", "aaa");
        List<Delivery> begun = beginAll(partition);
        assertThat(begun.getFirst().possiblyRepeated()).isTrue();
        partition.drain();
        assertThat(commit(partition, begun.getFirst()).progress().claimed()).isEqualTo(2);
    }
}
