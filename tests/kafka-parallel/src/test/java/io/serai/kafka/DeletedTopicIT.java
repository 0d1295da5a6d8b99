package io.serai.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody deletes a topic that is consumed. */
class DeletedTopicIT {
    /** Half of what the shortest wait for the group's own word would take. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Duration GENEROUS = Duration.ofSeconds(60);

    private final Kafka kafka = new Kafka(Broker.servers());
    private final String group = "g-" + UUID.randomUUID();
    private final String doomed = kafka.topic("doomed", 1);
    private final String other = kafka.topic("other", 2);
    private final String replies = kafka.topic("replies", 2);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();

    @AfterEach
    void answer() {
        answers.countDown();
    }

    private Worker worker(String protocol) {
        Worker worker = new Worker(kafka.servers());
        return worker.start(routes ->
                routes.from(
                                Worker.consume(doomed + "," + other, group)
                                        .finishTimeout(GENEROUS)
                                        .groupProtocol(protocol))
                        .routeId("work")
                        .process(this::call)
                        .to(KafkaParallel.produce(replies)));
    }

    private void call(Exchange exchange) throws InterruptedException {
        calls.add(exchange.getIn().getHeader(KafkaHeaders.KEY, String.class));
        if (new String(exchange.getIn().getBody(byte[].class), UTF_8).equals("held")) {
            assertThat(answers.await(GENEROUS.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    private void begin(String topic, int count) {
        kafka.send(topic, count, _ -> "held".getBytes(UTF_8));
        await().atMost(GENEROUS).until(() -> calls.size() == count);
    }

    /** The commits named its offsets, and failed for all, until the group had noticed. */
    @Test
    void theOtherTopicsAreAnswered() {
        try (Worker _ = worker("consumer")) {
            begin(doomed, 20);

            kafka.delete(doomed);
            answers.countDown();
            kafka.send(other, 50);

            await().atMost(SOON).until(() -> kafka.read(replies).size() >= 50);
            assertThat(kafka.read(replies)).hasSize(50);
        }
    }

    /** The commits of the calls that ran had marked its first records as done. */
    @ParameterizedTest
    @ValueSource(strings = {"consumer", "classic"})
    void madeAnewItIsTakenFromItsBeginning(String protocol) {
        try (Worker _ = worker(protocol)) {
            begin(doomed, 20);

            kafka.delete(doomed);
            kafka.create(doomed, 1, Map.of());
            kafka.send(doomed, 50, _ -> "new".getBytes(UTF_8));
            answers.countDown();

            await().atMost(GENEROUS).until(() -> repliesTo("new") >= 50);
        }
    }

    private long repliesTo(String request) {
        return kafka.read(replies).stream()
                .filter(reply -> new String(reply.value(), UTF_8).equals(request))
                .map(reply -> new String(reply.key(), UTF_8))
                .distinct()
                .count();
    }
}
