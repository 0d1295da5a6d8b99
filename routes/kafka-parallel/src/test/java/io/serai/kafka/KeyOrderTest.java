package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
    private static final byte[] ANNA = key("anna");
    private static final byte[] BERT = key("bert");
    private final Slots slots = new Slots(new InFlightBudget(10, 1_000), null);
    private final Partition partition =
            new Partition(
                    new TopicPartition("requests", 0),
                    Progress.from(0),
                    100,
                    slots,
                    Order.NONE,
                    new Lease(() -> {}));
    private final List<Long> turns = new ArrayList<>();
    private final KeyOrder order = new KeyOrder(next -> turns.add(next.offset()));

    private static byte[] key(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private void waits(byte[] key, long offset) {
        ConsumerRecord<byte[], byte[]> held =
                new ConsumerRecord<>("requests", 0, offset, key, new byte[0]);
        order.waits(key, DeferredRecord.heldBack(partition, held, History.NONE));
    }

    @Test
    void holdsBackTheKeyThatIsOpenAndNoOther() {
        order.begun(ANNA, 0);
        assertThat(order.holdsBack(key("anna"))).isTrue();
        assertThat(order.holdsBack(BERT)).isFalse();
    }

    @Test
    void givesEachItsTurnWhenTheOneBeforeIsDone() {
        order.begun(ANNA, 0);
        order.begun(BERT, 1);
        waits(ANNA, 2);
        waits(BERT, 3);
        waits(ANNA, 4);
        assertThat(order.waiting()).isEqualTo(3);

        order.done(0);
        assertThat(turns).containsExactly(2L);
        order.done(2);
        assertThat(turns).containsExactly(2L, 4L);
        assertThat(order.waiting()).isEqualTo(1);
        assertThat(order.holdsBack(ANNA)).isTrue();
    }

    @Test
    void forgetsAKeyThatIsDone() {
        order.begun(ANNA, 0);
        waits(ANNA, 1);
        order.done(0);
        order.done(1);
        assertThat(order.holdsBack(ANNA)).isFalse();
        assertThat(order.waiting()).isZero();
        assertThatThrownBy(() -> waits(ANNA, 2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doneTwiceOrUnknownIsNobodysTurn() {
        order.begun(ANNA, 0);
        waits(ANNA, 1);
        waits(ANNA, 2);
        order.done(0);
        order.done(0);
        order.done(77);
        assertThat(turns).containsExactly(1L);
    }

    @Test
    void aRecordWithoutKeyWaitsForNobody() {
        order.begun(null, 0);
        assertThat(order.holdsBack(null)).isFalse();
        order.done(0);
        assertThat(turns).isEmpty();
    }
}
