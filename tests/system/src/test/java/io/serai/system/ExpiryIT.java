package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.standins.Behaviour;
import io.serai.standins.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An outage without end: parked requests, 20,000 with {@code -Pchaos} and 6,000 in every build, get
 * their answer when their time is over, from 500 slots.
 */
class ExpiryIT {
    private static final int REQUESTS =
            "whole".equals(System.getProperty("serai.chaos")) ? 20_000 : 6_000;

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration SPREAD = Duration.ofSeconds(20);

    /** The mark is 5 s; a loaded machine is given more. */
    private static final Duration LATEST = Duration.ofSeconds(20);

    /** Of the heap before: what waits takes next to none, and what is over none. */
    private static final double MOST_HEAP = 1.2;

    private final String name = "e" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void answersEachWhenItsTimeIsOver(@TempDir Path folder) throws Exception {
        try (StandIn provider = StandIn.openai("only").start();
                Client client = new Client(Broker.servers());
                WorkerProcess worker =
                        new WorkerProcess(
                                folder,
                                name,
                                provider,
                                "max-in-flight: 500",
                                List.of("-Xmx512m"))) {
            provider.behave(new Behaviour.Down());
            worker.awaitStart();
            long before = worker.heapAfterGc();
            Map<String, Instant> deadlines = send(client);
            await().atMost(Duration.ofSeconds(150))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> client.count("ai.replies." + name) >= REQUESTS);

            List<ConsumerRecord<byte[], byte[]>> replies = client.read("ai.replies." + name);
            long after = worker.heapAfterGc();
            Duration latest = latest(replies, deadlines);
            System.out.printf(
                    "expiry: %d replies, latest %d ms after its deadline, heap %d to %d KiB%n",
                    replies.size(), latest.toMillis(), before >> 10, after >> 10);
            assertThat(replies).hasSize(REQUESTS);
            assertThat(replies)
                    .allMatch(reply -> Client.header(reply, "serai-outcome").equals("failed"));
            assertThat(latest).isLessThan(LATEST);
            assertThat(provider.calls()).isZero();
            assertThat((double) after / before).isLessThanOrEqualTo(MOST_HEAP);
        }
    }

    private Map<String, Instant> send(Client client) {
        Map<String, Instant> deadlines = new HashMap<>();
        Instant start = Instant.now().plus(FIRST);
        for (int i = 0; i < REQUESTS; i++) {
            Instant deadline = start.plusMillis(SPREAD.toMillis() * i / REQUESTS);
            String id = "x" + i;
            deadlines.put(id, deadline);
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(
                            "ai.requests." + name,
                            Client.bytes(id),
                            Client.bytes(Serai.prompt(id)));
            record.headers().add("serai-id", Client.bytes(id));
            record.headers().add("serai-deadline", Client.bytes(deadline.toString()));
            client.sendAsync(record);
        }
        return deadlines;
    }

    private static Duration latest(
            List<ConsumerRecord<byte[], byte[]>> replies, Map<String, Instant> deadlines) {
        return replies.stream()
                .map(reply ->
                        Duration.between(
                                deadlines.get(Client.header(reply, "serai-id")),
                                Instant.ofEpochMilli(reply.timestamp())))
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
