package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.DisconnectException;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final TopicPartition ID = new TopicPartition("requests", 3);

    private final Away consumer = new Away();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Positions positions =
            new Positions(
                    consumer,
                    new TopicIds(() -> {
                        throw new AssertionError("no topic is asked for");
                    }),
                    running::get);

    /** Its broker is away for the first questions. */
    private static final class Away extends MockConsumer<byte[], byte[]> {
        private int questions;
        private int until;

        Away() {
            super("none");
        }

        @Override
        public synchronized Map<TopicPartition, Long> beginningOffsets(
                Collection<TopicPartition> partitions) {
            if (++questions <= until) {
                throw new DisconnectException("away");
            }
            return Map.of(ID, 5L);
        }
    }

    @Test
    void theConsumerReadsOnFromThere() {
        consumer.assign(List.of(ID));

        assertThat(positions.moveTo(ID, 7)).isTrue();
        assertThat(consumer.position(ID)).isEqualTo(7);
    }

    @Test
    void aBrokerThatIsAwayIsAskedAgain() {
        consumer.until = 2;

        assertThat(positions.beginnings(List.of(ID))).containsEntry(ID, 5L);
        assertThat(consumer.questions).isEqualTo(3);
    }

    /** The poll thread of a worker that was stopped lived on until Kafka was back. */
    @Test
    void oneThatStopsAsksNoMore() {
        consumer.until = Integer.MAX_VALUE;
        running.set(false);

        assertThatThrownBy(() -> positions.beginnings(List.of(ID)))
                .isInstanceOf(DisconnectException.class);
    }

    /** Kafka's background thread may take it away at any time; the poll thread died of it. */
    @Test
    void aPartitionThatWasLostMeanwhileIsLeftAlone() {
        assertThat(positions.moveTo(ID, 7)).isFalse();
    }
}
