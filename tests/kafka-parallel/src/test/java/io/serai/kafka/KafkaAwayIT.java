package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker waits for a Kafka that is away; its machine has others to serve. */
class KafkaAwayIT {
    private static final Duration AWAY = Duration.ofSeconds(8);

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @TempDir Path folder;

    /** Kafka's consumer of 4.3 looked for its coordinator without a pause (KAFKA-20253). */
    @Test
    void waitingTakesNextToNoProcessorTime() {
        int port = LoopbackPorts.free();
        Kafka kafka = new Kafka("127.0.0.1:" + port);
        try (Child broker =
                Child.java(
                        List.of("-Xmx384m"),
                        EmbeddedBroker.class,
                        folder.resolve("data"),
                        port,
                        "group.consumer.heartbeat.interval.ms=500")) {
            await().atMost(Duration.ofMinutes(2)).until(() -> broker.output().contains("ready"));
            String requests = kafka.topic("requests", 2);
            String replies = kafka.topic("replies", 1);
            kafka.send(requests, 1);
            try (Worker _ =
                    new Worker(kafka.servers())
                            .start(routes ->
                                    routes.from(Worker.consume(requests, "g-" + UUID.randomUUID()))
                                            .to(KafkaParallel.produce(replies)))) {
                await().atMost(Duration.ofMinutes(1)).until(() -> kafka.read(replies).size() == 1);
                broker.kill();
                Pause.of(Duration.ofSeconds(2));

                long before = PROCESS.getProcessCpuTime();
                Pause.of(AWAY);
                Duration taken = Duration.ofNanos(PROCESS.getProcessCpuTime() - before);

                System.out.printf(
                        "Kafka away: %d ms of processor time in %d s%n",
                        taken.toMillis(), AWAY.toSeconds());
                assertThat(taken).isLessThan(AWAY.dividedBy(2));
            }
        }
    }
}
