package io.serai.standins.demo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends requests at a steady pace, as a producing team would. */
final class Producers implements AutoCloseable {
    private static final String TOPIC = "ai.requests";

    private final KafkaProducer<String, String> producer;
    private final InstantSource clock;
    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    private int next;

    Producers(String servers, InstantSource clock) {
        this.clock = clock;
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("acks", "all");
        settings.put("linger.ms", "5");
        settings.put("max.in.flight.requests.per.connection", "1"); // new topics: KAFKA-15591
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Returns when all are acknowledged. */
    void send(int requests, Duration over) {
        long start = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            long due = start + over.toNanos() * i / requests;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            send("demo-" + next++);
        }
        producer.flush();
    }

    private void send(String marker) {
        var _ =
                producer.send(
                        new ProducerRecord<>(TOPIC, marker, request(marker)),
                        (at, failure) -> acknowledged(marker, at, failure));
    }

    private void acknowledged(String marker, RecordMetadata at, Exception failure) {
        if (failure == null) {
            String source = at.topic() + "-" + at.partition() + "-" + at.offset();
            sent.add(new Sent(marker, source, clock.instant()));
        }
    }

    private static String request(String marker) {
        return """
        {"model": "claude-sonnet-5-5",
         "messages": [{"role": "user", "content": "Say hello to [[marker:%s]]"}],
         "serai": {"id": "%s"}}
        """
                .formatted(marker, marker);
    }

    /** What Kafka has acknowledged so far. */
    List<Sent> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    int count() {
        return sent.size();
    }

    @Override
    public void close() {
        producer.close();
    }
}
