package io.serai.routes;

import io.serai.kafka.Delivery;
import io.serai.kafka.KafkaHeaders;
import io.serai.model.Arrival;
import io.serai.model.Original;
import io.serai.model.Outgoing;
import io.serai.model.RecordHeader;
import io.serai.model.Source;
import io.serai.processor.LastResort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Where records enter and leave the routes: Kafka's form on one side, the model's on the other. */
final class KafkaEdge {
    private KafkaEdge() {}

    /** Takes a record in; from here on the message carries no header of it. */
    static void arrive(Exchange exchange) {
        Message message = exchange.getMessage();
        Delivery delivery = Delivery.of(exchange);
        Original original =
                Original.of(
                        message.getHeader(KafkaHeaders.KEY, byte[].class),
                        message.getBody(byte[].class),
                        headers(message),
                        Instant.ofEpochMilli(delivery.timestamp()));
        Source source = new Source(delivery.topic(), delivery.partition(), delivery.offset());
        message.removeHeaders("*");
        message.setBody(new Arrival(source, delivery.possiblyRepeated(), original));
    }

    /**
     * Returns when the record is surely this worker's; a call for another's would be paid in vain.
     */
    static void stayOwner(Exchange exchange) throws InterruptedException {
        Delivery.of(exchange).awaitOwnership();
    }

    /** What Kafka refused of what a record left behind. */
    static void recall(Exchange exchange) {
        List<Outgoing> refused = new ArrayList<>();
        if (exchange.getProperty(KafkaHeaders.REFUSED_RECORDS) instanceof List<?> records) {
            for (Object record : records) {
                refused.add(outgoing((ProducerRecord<?, ?>) record));
            }
        }
        exchange.setVariable(LastResort.REFUSED, refused);
    }

    private static Outgoing outgoing(ProducerRecord<?, ?> record) {
        return new Outgoing(
                record.topic(),
                record.partition() == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(record.partition()),
                (byte[]) record.key(),
                (byte[]) record.value(),
                headers(record.headers()));
    }

    /** Makes the message ready for a {@code kafka-parallel} producer. */
    static void leave(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        Outgoing outgoing = message.getMandatoryBody(Outgoing.class);
        message.removeHeaders("*");
        message.setHeader(KafkaHeaders.OVERRIDE_TOPIC, outgoing.topic());
        message.setHeader(KafkaHeaders.HEADERS, headers(outgoing.headers()));
        if (outgoing.key() != null) {
            message.setHeader(KafkaHeaders.KEY, outgoing.key());
        }
        outgoing.partition()
                .ifPresent(partition -> message.setHeader(KafkaHeaders.PARTITION_KEY, partition));
        message.setBody(outgoing.value());
    }

    private static List<RecordHeader> headers(Message message) {
        return message.getHeader(KafkaHeaders.HEADERS) instanceof Headers headers
                ? headers(headers)
                : List.of();
    }

    private static List<RecordHeader> headers(Headers headers) {
        List<RecordHeader> all = new ArrayList<>();
        headers.forEach(header -> all.add(new RecordHeader(header.key(), header.value())));
        return all;
    }

    private static Headers headers(List<RecordHeader> headers) {
        Headers all = new RecordHeaders();
        headers.forEach(header -> all.add(header.name(), header.value()));
        return all;
    }
}
