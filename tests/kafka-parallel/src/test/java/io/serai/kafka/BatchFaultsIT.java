package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One record that Kafka does not take never stops the commit of others, and is not handled again.
 */
class BatchFaultsIT {
    private final Kafka kafka = new Kafka(Broker.servers());
    private final String group = "g-" + UUID.randomUUID();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final Queue<RecordRefused.Reason> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusedTopics = new ConcurrentLinkedQueue<>();
    private String requests;
    private String replies;
    private String odd;

    @BeforeEach
    void topics() {
        requests = kafka.topic("requests", 1);
        replies = kafka.topic("replies", 1);
        odd = kafka.topic("odd", 1);
    }

    /**
     * Replies go to {@code replies}, but r7's to the odd topic; the last resort answers there too.
     */
    private void routes(RouteBuilder routes) {
        routes.from("direct:last-resort").process(this::refused).to(KafkaParallel.produce(replies));
        routes.from(
                        Worker.consume(requests, group)
                                .redeliveries(0)
                                .lastResort("direct:last-resort"))
                .process(exchange -> calls.add(key(exchange)))
                .choice()
                .when(exchange -> key(exchange).equals("r7"))
                .to(KafkaParallel.produce(odd))
                .otherwise()
                .to(KafkaParallel.produce(replies));
    }

    private static String key(Exchange exchange) {
        return exchange.getIn().getHeader(KafkaHeaders.KEY, String.class);
    }

    private void refused(Exchange exchange) {
        RecordRefused why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RecordRefused.class);
        refusals.add(why.reason());
        List<?> records = exchange.getProperty(KafkaHeaders.REFUSED_RECORDS, List.of(), List.class);
        records.forEach(each -> refusedTopics.add(((ProducerRecord<?, ?>) each).topic()));
        exchange.getIn().setBody("refused".getBytes(StandardCharsets.UTF_8));
    }

    private void assertAllAnsweredOnce() {
        await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() >= 20);
        assertThat(kafka.keys(replies)).hasSize(20).doesNotHaveDuplicates();
        assertThat(calls).hasSize(20);
        assertThat(refusedTopics).containsExactly(odd);
    }

    /** Kafka's producer can lose a partition for good; nothing but another producer helps. */
    @Test
    void aPartitionThatTheProducerHasLost() {
        String lost = odd;
        Forgetful.loses(lost);
        try (Worker worker = new Worker(kafka.servers())) {
            worker.component.setClientProperties(
                    Map.of("partitioner.class", Forgetful.class.getName()));
            worker.start(this::routes);
            kafka.send(requests, 20);

            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(lost).size() == 1);
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 19);
            assertThat(calls).hasSize(20);
            assertThat(refusals).isEmpty();
            assertThat(worker.fenced).isEmpty();
        }
    }

    @Test
    void aRecordThatIsTooLargeForItsTopic() {
        try (Worker worker = new Worker(kafka.servers()).start(this::routes)) {
            assertThat(worker.component.getTopics().describe(odd)).isPresent();
            kafka.withAdmin(admin ->
                    admin.incrementalAlterConfigs(
                                    Map.of(
                                            new ConfigResource(ConfigResource.Type.TOPIC, odd),
                                            List.of(
                                                    new AlterConfigOp(
                                                            new ConfigEntry(
                                                                    "max.message.bytes", "200"),
                                                            AlterConfigOp.OpType.SET))))
                            .all()
                            .get());
            kafka.send(requests, 20, _ -> new byte[300]);
            assertAllAnsweredOnce();
        }
        assertThat(refusals).singleElement().isInstanceOf(RecordRefused.Reason.TooLarge.class);
    }

    @Test
    void aTopicThatIsGone() {
        try (Worker worker = new Worker(kafka.servers()).start(this::routes)) {
            assertThat(worker.component.getTopics().describe(odd)).isPresent();
            kafka.delete(odd);
            kafka.send(requests, 20);
            assertAllAnsweredOnce();
        }
        assertThat(refusals).containsExactly(new RecordRefused.Reason.UnknownTopic());
    }

    @Test
    void aRecordWithoutKeyForACompactedTopic() {
        String compacted = kafka.topic("compacted", 1, Map.of("cleanup.policy", "compact"));
        try (Worker _ =
                new Worker(kafka.servers())
                        .start(routes -> {
                            routes.from("direct:last-resort")
                                    .process(this::refused)
                                    .to(KafkaParallel.produce(replies));
                            routes.from(
                                            Worker.consume(requests, group)
                                                    .lastResort("direct:last-resort"))
                                    .process(exchange -> calls.add(key(exchange)))
                                    .choice()
                                    .when(exchange -> key(exchange).equals("r7"))
                                    .process(exchange ->
                                            exchange.getIn().removeHeader(KafkaHeaders.KEY))
                                    .to(KafkaParallel.produce(compacted))
                                    .otherwise()
                                    .to(KafkaParallel.produce(replies));
                        })) {
            kafka.send(requests, 20);
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() >= 20);
            assertThat(kafka.keys(replies)).hasSize(20).doesNotHaveDuplicates();
            assertThat(calls).hasSize(20);
        }
        assertThat(refusals).singleElement().isInstanceOf(RecordRefused.Reason.Rejected.class);
    }

    @Test
    void whatIsKnownToBeImpossibleIsRefusedInTheRecordsOwnThread() {
        try (Worker _ =
                new Worker(kafka.servers())
                        .start(routes -> {
                            routes.onException(RecordRefused.class)
                                    .handled(true)
                                    .process(exchange -> {
                                        refusals.add(
                                                exchange.getProperty(
                                                                Exchange.EXCEPTION_CAUGHT,
                                                                RecordRefused.class)
                                                        .reason());
                                        exchange.getIn().setBody(null);
                                    })
                                    .to(KafkaParallel.produce(replies));
                            routes.from(Worker.consume(requests, group))
                                    .to(KafkaParallel.produce("there-is-no-such-topic"));
                        })) {
            kafka.send(requests, 1);
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 1);
        }
        assertThat(refusals).containsExactly(new RecordRefused.Reason.UnknownTopic());
    }
}
