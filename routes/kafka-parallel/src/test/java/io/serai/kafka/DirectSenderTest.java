package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class DirectSenderTest {
    private final List<MockProducer<byte[], byte[]>> opened = new ArrayList<>();

    @Test
    void aProducerWithoutTransactionsIsClosedAndTheNextSendHasAnother() {
        try (DirectSender sender = new DirectSender(this::open, _ -> open())) {
            assertThatThrownBy(() -> sender.send("letters", pair()))
                    .isInstanceOf(TimeoutException.class);
            assertThat(opened).singleElement().returns(true, MockProducer::closed);

            sender.send("letters", pair());
            assertThat(opened).last().satisfies(it -> assertThat(it.history()).hasSize(2));
            assertThat(opened).last().returns(false, MockProducer::closed);
        }
        assertThat(opened).hasSize(2).allMatch(MockProducer::closed);
    }

    /** The first has no answer to its first question. */
    private MockProducer<byte[], byte[]> open() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(
                        Cluster.empty(),
                        true,
                        null,
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        producer.initTransactionException =
                opened.isEmpty() ? new TimeoutException("no answer") : null;
        opened.add(producer);
        return producer;
    }

    private static List<Enlisted> pair() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("letters", new byte[1]);
        Enlisted one = new Enlisted(record, new Enlisted.Destination("letters", -1), 1);
        return List.of(one, one);
    }
}
