package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final TopicPartition ID = new TopicPartition("requests", 3);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final Positions positions =
            new Positions(
                    consumer,
                    new TopicIds(() -> {
                        throw new AssertionError("no topic is asked for");
                    }));

    @Test
    void theConsumerReadsOnFromThere() {
        consumer.assign(List.of(ID));

        assertThat(positions.moveTo(ID, 7)).isTrue();
        assertThat(consumer.position(ID)).isEqualTo(7);
    }

    /** Kafka's background thread may take it away at any time; the poll thread died of it. */
    @Test
    void aPartitionThatWasLostMeanwhileIsLeftAlone() {
        assertThat(positions.moveTo(ID, 7)).isFalse();
    }
}
