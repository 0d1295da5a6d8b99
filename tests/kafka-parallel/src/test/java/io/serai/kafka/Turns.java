package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records of several keys in turn, and the check that what came of them is in the order of each.
 */
record Turns(int keys, int each) {

    int total() {
        return keys * each;
    }

    /** k0 with the value 0, k1 with 0, ... k0 with 1, and so on. */
    void send(Kafka kafka, String topic) {
        try (Producer<byte[], byte[]> producer = kafka.clients().plain()) {
            for (int n = 0; n < total(); n++) {
                byte[] key = bytes("k" + n % keys);
                var _ = producer.send(new ProducerRecord<>(topic, key, bytes("" + n / keys)));
            }
            producer.flush();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, List<Integer>> byKey(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, List<Integer>> all = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            all.merge(
                    text(each.key()),
                    List.of(Integer.valueOf(text(each.value()))),
                    (before, more) -> Stream.of(before, more).flatMap(List::stream).toList());
        }
        return all;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** One for each record, and those of each key in the order they were sent in. */
    void assertInOrder(List<ConsumerRecord<byte[], byte[]>> replies) {
        List<Integer> inOrder = IntStream.range(0, each).boxed().toList();
        assertThat(byKey(replies))
                .hasSize(keys)
                .allSatisfy((_, values) -> assertThat(values).isEqualTo(inOrder));
    }
}
