package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers come and go while calls run: no call is repeated. */
class RebalanceIT {
    private final Kafka kafka = new Kafka(Broker.servers());
    private final String group = "g-" + UUID.randomUUID();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final Set<String> workers = ConcurrentHashMap.newKeySet();
    private String requests;
    private String replies;

    @BeforeEach
    void topics() {
        requests = kafka.topic("requests", 4);
        replies = kafka.topic("replies", 2);
    }

    private Worker worker(String id, String protocol) {
        Worker worker = new Worker(kafka.servers(), id);
        return worker.start(routes ->
                routes.from(Worker.consume(requests, group).maxInFlight(40).groupProtocol(protocol))
                        .routeId("work")
                        .process(exchange -> call(exchange, id))
                        .to(KafkaParallel.produce(replies)));
    }

    private void call(Exchange exchange, String worker) throws InterruptedException {
        assertThat(Delivery.of(exchange).possiblyRepeated()).isFalse();
        calls.add(exchange.getIn().getHeader(KafkaHeaders.KEY, String.class));
        workers.add(worker);
        boolean _ = new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
    }

    private void assertOnceEach(int count) {
        String[] all = IntStream.range(0, count).mapToObj(n -> "r" + n).toArray(String[]::new);
        await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() >= count);
        assertThat(kafka.keys(replies)).containsExactlyInAnyOrder(all);
        assertThat(calls).containsExactlyInAnyOrder(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer", "classic"})
    void joiningAndLeavingRepeatsNoCall(String protocol) {
        int sent = 400;
        kafka.send(requests, sent);
        try (Worker _ = worker("w1", protocol)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> calls.size() > 50);
            try (Worker _ = worker("w2", protocol)) {
                sent += moreUntil("w2", sent);
            }
            assertOnceEach(sent);
        }
    }

    /** There is work as long as it takes the worker to get a share of it. */
    private int moreUntil(String worker, int from) {
        AtomicInteger more = new AtomicInteger();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    if (!workers.contains(worker)) {
                        kafka.send(requests, from + more.getAndAdd(40), 40);
                    }
                    return workers.contains(worker);
                });
        return more.get();
    }

    @Test
    void aStopCommitsWhatIsRunningAndARestartGoesOn() {
        kafka.send(requests, 200);
        try (Worker _ = worker("w1", "consumer")) {
            await().atMost(Duration.ofMinutes(2)).until(() -> calls.size() > 50);
        }
        assertThat(kafka.read(replies)).hasSize(calls.size());
        try (Worker _ = worker("w1", "consumer")) {
            assertOnceEach(200);
        }
    }

    /**
     * A coordinator that the member lags behind fences it, keeps it in the group, and then refuses
     * it its own place: no other process has it. The member speaks seldom and the coordinator
     * thinks at once, so that it is two epochs behind for certain.
     */
    @Test
    void aMemberThatIsFencedByItselfJoinsAgain() throws Exception {
        kafka.setGroup(
                group,
                Map.of(
                        "consumer.heartbeat.interval.ms",
                        "5000",
                        "consumer.assignment.interval.ms",
                        "0"));
        List<String> topics = new ArrayList<>(List.of(requests));
        kafka.send(requests, 10);
        Worker worker = new Worker(kafka.servers());
        try (worker) {
            worker.start(routes ->
                    routes.from(Worker.consume(requests, group))
                            .to(KafkaParallel.produce(replies)));
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 10);
            MemberDescription before = member();

            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions() // while it is on its way
                    .until(() -> {
                        MemberDescription now = member();
                        boolean hasJoinedAgain = !now.consumerId().equals(before.consumerId());
                        if (!hasJoinedAgain) {
                            topics.add("more-" + topics.size());
                            new Heartbeat(kafka.servers(), group, now).send(topics);
                        }
                        return hasJoinedAgain;
                    });

            assertThat(worker.fenced).isEmpty();
            kafka.send(requests, 20);
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() >= 30);
        }
        assertThat(kafka.read(replies)).as("after its last commit").hasSize(30);
    }

    private MemberDescription member() {
        return kafka.withAdmin(admin ->
                admin.describeConsumerGroups(List.of(group))
                        .all()
                        .get()
                        .get(group)
                        .members()
                        .iterator()
                        .next());
    }

    @Test
    void anIdleDeliveryIsRecalledAtOnceAndDeliveredAgain() {
        kafka.send(requests, 10);
        AtomicInteger idle = new AtomicInteger();
        Worker first =
                new Worker(kafka.servers())
                        .start(routes ->
                                routes.from(
                                                Worker.consume(requests, group)
                                                        .finishTimeout(Duration.ofMinutes(2)))
                                        .process(exchange -> {
                                            idle.incrementAndGet();
                                            Delivery.of(exchange)
                                                    .idle(() -> new CountDownLatch(1).await());
                                        })
                                        .to(KafkaParallel.produce(replies)));
        await().atMost(Duration.ofMinutes(2)).until(() -> idle.get() == 10);
        long start = System.nanoTime();
        first.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
        assertThat(kafka.read(replies)).isEmpty();

        try (Worker _ =
                new Worker(kafka.servers())
                        .start(routes ->
                                routes.from(Worker.consume(requests, group))
                                        .to(KafkaParallel.produce(replies)))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 10);
        }
    }

    @Test
    void theListenerIsToldWhatIsAssignedOfAll() {
        Queue<Set<TopicPartition>> told = new ConcurrentLinkedQueue<>();
        try (Worker _ =
                new Worker(kafka.servers())
                        .start(routes ->
                                routes.from(
                                                Worker.consume(requests, group)
                                                        .assignmentListener((assigned, all) -> {
                                                            told.add(assigned);
                                                            told.add(all);
                                                        }))
                                        .process(exchange -> calls.add("none")))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> told.size() >= 2);
        }
        assertThat(told.element()).hasSize(4);
    }
}
