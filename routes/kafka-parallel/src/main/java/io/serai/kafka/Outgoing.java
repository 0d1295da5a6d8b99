package io.serai.kafka;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadRuntimeException;
import org.apache.camel.Message;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of a message: body, key, headers, partition, topic and timestamp; a list body makes
 * one of each.
 */
final class Outgoing {
    private Outgoing() {}

    static List<ProducerRecord<byte[], byte[]>> of(Exchange exchange, String topic) {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof List<?> bodies) {
            return bodies.stream().map(body -> record(exchange, topic, body)).toList();
        }
        return List.of(record(exchange, topic, message.getBody()));
    }

    private static ProducerRecord<byte[], byte[]> record(
            Exchange exchange, String topic, @Nullable Object body) {
        Message message = exchange.getMessage();
        Headers headers = message.getHeader(KafkaHeaders.HEADERS, Headers.class);
        return new ProducerRecord<>(
                message.getHeader(KafkaHeaders.OVERRIDE_TOPIC, topic, String.class),
                message.getHeader(KafkaHeaders.PARTITION_KEY, Integer.class),
                message.getHeader(KafkaHeaders.OVERRIDE_TIMESTAMP, Long.class),
                message.getHeader(KafkaHeaders.KEY, byte[].class),
                bytes(exchange, body),
                headers == null ? null : new RecordHeaders(headers));
    }

    private static byte @Nullable [] bytes(Exchange exchange, @Nullable Object body) {
        if (body == null) {
            return null;
        }
        byte[] bytes =
                exchange.getContext().getTypeConverter().convertTo(byte[].class, exchange, body);
        if (bytes == null) {
            throw new InvalidPayloadRuntimeException(exchange, byte[].class);
        }
        return bytes;
    }
}
