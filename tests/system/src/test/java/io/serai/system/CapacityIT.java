package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.standins.Behaviour;
import io.serai.standins.Latency;
import io.serai.standins.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one worker holds with little heap. */
class CapacityIT {
    private final String name = "c" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void has4000RequestsInFlightAtOnce(@TempDir Path folder) {
        try (StandIn provider = StandIn.openai("only").start();
                Client client = new Client(Broker.servers());
                WorkerProcess worker = worker(folder, provider, List.of("-Xmx1g"))) {
            provider.behave(new Behaviour.Hangs());
            worker.awaitStart();
            send(client, 4000, "");

            await().atMost(Duration.ofMinutes(2)).until(() -> provider.calls() == 4000);
            assertThat(provider.answers()).isZero();
            assertThat(worker.isAlive()).isTrue();
        }
    }

    /** 360 MB of requests, for a heap of 256 MiB. */
    @Test
    void passesLargeRequestsAsItHasMemoryForThem(@TempDir Path folder) {
        try (StandIn provider = StandIn.openai("only").start();
                Client client = new Client(Broker.servers());
                WorkerProcess worker = worker(folder, provider, quick("-Xmx256m"))) {
            provider.behave(new Behaviour.Answers(Latency.of(Duration.ofMillis(50))));
            provider.answerSize(100);
            worker.awaitStart();
            send(client, 400, "x".repeat(900_000));

            awaitReplies(client, worker, 400);
            assertThat(client.replies("ai.replies." + name))
                    .hasSize(400)
                    .allMatch(reply -> reply.outcome().equals("completed"));
        }
    }

    /** 150 MB of answers that are all there at the same time, for a heap of 128 MiB. */
    @Test
    void readsOfLargeAnswersWhatItHasMemoryFor(@TempDir Path folder) {
        try (StandIn provider = StandIn.openai("only").start();
                Client client = new Client(Broker.servers());
                WorkerProcess worker = worker(folder, provider, quick("-Xmx128m"))) {
            provider.behave(new Behaviour.Answers(Latency.of(Duration.ofSeconds(3))));
            provider.answerSize(2_000_000);
            worker.awaitStart();
            send(client, 75, "");

            awaitReplies(client, worker, 75);
            assertThat(client.replies("ai.replies." + name))
                    .hasSize(75)
                    .allMatch(
                            reply -> reply.error().orElseThrow().code().equals("reply_too_large"));
            assertThat(provider.calls()).isEqualTo(75);
        }
    }

    /** A worker that is out of memory ends. */
    private void awaitReplies(Client client, WorkerProcess worker, int count) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> client.count("ai.replies." + name) >= count || !worker.isAlive());
        assertThat(worker.isAlive()).as("it has had memory enough").isTrue();
    }

    /** With all compilers, as the launcher starts it: so much JSON takes the first one minutes. */
    private static List<String> quick(String heap) {
        return List.of(heap, "-XX:TieredStopAtLevel=4");
    }

    private WorkerProcess worker(Path folder, StandIn provider, List<String> flags) {
        return new WorkerProcess(folder, name, provider, "max-in-flight: 4096", flags);
    }

    private void send(Client client, int count, String padding) {
        for (int i = 0; i < count; i++) {
            String marker = "c" + i;
            client.sendAsync(
                    new ProducerRecord<>(
                            "ai.requests." + name,
                            Client.bytes(marker),
                            Client.bytes(Serai.prompt(marker + "]] " + padding))));
        }
    }
}
