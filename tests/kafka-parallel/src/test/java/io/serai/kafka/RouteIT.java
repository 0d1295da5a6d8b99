package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What routes may do with a delivery. */
class RouteIT {
    private final Kafka kafka = new Kafka(Broker.servers());
    private final String group = "g-" + UUID.randomUUID();
    private final String requests = kafka.topic("requests", 1);
    private final String replies = kafka.topic("replies", 1);

    @Test
    void copiesOfTheExchangeEnlistInTheSameDelivery() {
        kafka.send(requests, 1);
        try (Worker _ =
                new Worker(kafka.servers())
                        .start(routes -> {
                            routes.from("direct:sub").to(KafkaParallel.produce(replies));
                            routes.from(Worker.consume(requests, group))
                                    .removeProperties("*")
                                    .multicast()
                                    .to("direct:sub", "direct:sub")
                                    .end()
                                    .recipientList(routes.constant("direct:sub"))
                                    .split(routes.body().tokenize(""))
                                    .to("direct:sub")
                                    .end();
                        })) {
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() >= 4);
            assertThat(kafka.read(replies)).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void aLateEnlistIsRefused() {
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        CountDownLatch returned = new CountDownLatch(1);
        kafka.send(requests, 1);
        try (Worker worker =
                new Worker(kafka.servers())
                        .start(routes -> {
                            routes.from("seda:late")
                                    .process(_ -> returned.await())
                                    .doTry()
                                    .to(KafkaParallel.produce(replies))
                                    .doCatch(IllegalStateException.class)
                                    .process(exchange ->
                                            failures.add(
                                                    exchange.getProperty(
                                                            Exchange.EXCEPTION_CAUGHT,
                                                            Throwable.class)))
                                    .end();
                            routes.from(Worker.consume(requests, group))
                                    .routeId("work")
                                    .wireTap("seda:late")
                                    .to(KafkaParallel.produce(replies));
                        })) {
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 1);
            returned.countDown();
            await().atMost(Duration.ofMinutes(2)).until(() -> !failures.isEmpty());
            assertThat(worker.consumer("work").getPendingExchangesSize()).isZero();
        }
        assertThat(failures.element()).hasMessageContaining("is over");
        assertThat(kafka.read(replies)).hasSize(1);
    }

    @Test
    void recordHeadersStayInOneMessageHeaderAndTravelOn() {
        Map<String, Object> seen = new ConcurrentHashMap<>();
        byte[] value = "x".getBytes(StandardCharsets.UTF_8);
        try (Producer<byte[], byte[]> producer = kafka.clients().plain()) {
            ProducerRecord<byte[], byte[]> produced = new ProducerRecord<>(requests, value);
            produced.headers().add("Authorization", value).add("CamelKafkaOverrideTopic", value);
            var _ = producer.send(produced);
            producer.flush();
        }
        try (Worker _ =
                new Worker(kafka.servers())
                        .start(routes ->
                                routes.from(Worker.consume(requests, group))
                                        .process(exchange ->
                                                exchange.getIn()
                                                        .getHeaders()
                                                        .forEach((name, header) -> {
                                                            if (header != null) {
                                                                seen.put(name, header);
                                                            }
                                                        }))
                                        .to(KafkaParallel.produce(replies)))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 1);
        }
        assertThat(seen.keySet())
                .allMatch(name -> name.startsWith("CamelKafka"))
                .doesNotContain("CamelKafkaOverrideTopic");
        assertThat(kafka.read(replies).getFirst().headers().lastHeader("Authorization").value())
                .isEqualTo(value);
    }

    @Test
    void outsideOfADeliveryARecordIsSentAndAListIsOneTransaction() {
        try (Worker worker =
                new Worker(kafka.servers())
                        .start(routes ->
                                routes.from("direct:send").to(KafkaParallel.produce(replies)))) {
            var template = worker.context.createProducerTemplate();
            template.sendBodyAndHeader("direct:send", "one", KafkaHeaders.KEY, "k");
            assertThat(kafka.keys(replies)).containsExactly("k");
            template.sendBody("direct:send", List.of("two", "three"));
            assertThat(kafka.read(replies)).hasSize(3);
        }
    }

    @Test
    void oneBudgetBoundsSeveralRoutesAndMetricsTell() {
        InFlightBudget budget = new InFlightBudget(5, 1_000_000);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        String more = kafka.topic("more", 1);
        CountDownLatch open = new CountDownLatch(1);
        kafka.send(requests, 20);
        kafka.send(more, 20);
        try (Worker _ =
                new Worker(kafka.servers())
                        .with(component -> component.setBudget(budget))
                        .with(component -> component.setMeterRegistry(meters))
                        .start(routes -> {
                            for (String topic : List.of(requests, more)) {
                                routes.from(Worker.consume(topic, group))
                                        .routeId(topic)
                                        .process(_ -> open.await())
                                        .to(KafkaParallel.produce(replies));
                            }
                        })) {
            await().atMost(Duration.ofMinutes(2)).until(() -> budget.records() == 5);
            await().during(Duration.ofMillis(500)).until(() -> budget.records() == 5);
            assertThat(
                            meters.find("kafka.parallel.in.flight").gauges().stream()
                                    .mapToDouble(gauge -> gauge.value())
                                    .sum())
                    .isEqualTo(5);
            open.countDown();
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 40);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> budget.records() == 0 && budget.bytes() == 0);
        }
    }
}
