package io.serai.kafka;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Deliveries whose route has returned, each with one record that goes to the same place. */
final class Finished {
    private Finished() {}

    static List<Delivery> deliveries(int count, Enlisted.Destination destination) {
        Slots slots = new Slots(new InFlightBudget(2 * count, 1_000_000), null);
        Partition partition =
                new Partition(
                        new TopicPartition("requests", 0),
                        Progress.from(0),
                        count,
                        slots,
                        Order.NONE,
                        new Lease(() -> {}));
        return LongStream.range(0, count)
                .mapToObj(offset -> delivery(partition, offset, slots, destination))
                .toList();
    }

    private static Delivery delivery(
            Partition partition, long offset, Slots slots, Enlisted.Destination destination) {
        ConsumerRecord<byte[], byte[]> consumed =
                new ConsumerRecord<>("requests", 0, offset, new byte[0], new byte[0]);
        Delivery delivery = new Delivery(partition, consumed, History.NONE, slots);
        ProducerRecord<byte[], byte[]> reply =
                new ProducerRecord<>(destination.topic(), new byte[1]);
        delivery.enlist(new Enlisted(reply, destination, 1));
        return delivery;
    }
}
