package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.codec.Reply;
import io.serai.standins.Behaviour;
import io.serai.standins.Latency;
import io.serai.standins.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of a worker in the middle of 2,000 calls: no reply lost or doubled, no answered request
 * called again.
 */
class KillIT {
    private static final int REQUESTS = 4000;
    private static final int IN_FLIGHT = 2000;

    private final String name = "k" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void losesNothingDoublesNothingAndRepeatsOnlyWhatWasOpen(@TempDir Path folder)
            throws Exception {
        try (StandIn provider = StandIn.openai("only").start();
                Client client = new Client(Broker.servers());
                WorkerProcess worker = worker(folder, provider)) {
            provider.behave(
                    new Behaviour.Answers(
                            new Latency.Uniform(Duration.ofSeconds(1), Duration.ofSeconds(5))));
            worker.awaitStart();
            for (int i = 0; i < REQUESTS; i++) {
                client.sendAsync(request("m" + i));
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> provider.calls() >= IN_FLIGHT + 500 && provider.answers() > 500);

            worker.kill();
            Set<String> visible = replied(client);
            Map<String, Integer> begun = provider.callsByMarker();
            worker.start();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> client.count(replies()) >= REQUESTS);

            Set<String> repeated = repeated(provider);
            Set<String> open = new HashSet<>(begun.keySet());
            open.removeAll(visible);
            System.out.printf(
                    "kill -9: %d calls begun, %d replies visible, %d open, %d repeated%n",
                    begun.size(), visible.size(), open.size(), repeated.size());
            assertThat(client.read(replies())).hasSize(REQUESTS);
            assertThat(repeated).doesNotContainAnyElementsOf(visible);
            assertThat(open).containsAll(repeated);
            assertThat(repeated.size()).isPositive().isLessThanOrEqualTo(IN_FLIGHT);
            assertThat(possiblyBilled(client))
                    .containsAll(repeated)
                    .doesNotContainAnyElementsOf(visible);
            assertThat(worker.stop()).as("its last words").contains("Serai has stopped");
        }
    }

    private WorkerProcess worker(Path folder, StandIn provider) {
        return new WorkerProcess(
                folder, name, provider, "max-in-flight: " + IN_FLIGHT, List.of("-Xmx1g"));
    }

    private ProducerRecord<byte[], byte[]> request(String marker) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        "ai.requests." + name,
                        Client.bytes(marker),
                        Client.bytes(Serai.prompt(marker)));
        record.headers().add("serai-id", Client.bytes(marker));
        return record;
    }

    private String replies() {
        return "ai.replies." + name;
    }

    /** Markers of requests with a reply that a read_committed consumer sees. */
    private Set<String> replied(Client client) {
        return client.read(replies()).stream()
                .map(record -> Client.header(record, "serai-id"))
                .collect(Collectors.toSet());
    }

    /** Markers of requests whose reply says that a call may have been paid for in vain. */
    private Set<String> possiblyBilled(Client client) {
        return client.replies(replies()).stream()
                .filter(reply -> reply.attempts().getFirst().possiblyBilled())
                .map(Reply::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> repeated(StandIn provider) {
        return provider.callsByMarker().entrySet().stream()
                .filter(calls -> calls.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
