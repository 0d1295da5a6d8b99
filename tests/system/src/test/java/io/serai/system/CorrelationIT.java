package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.model.Classification;
import io.serai.model.Team;
import io.serai.operator.Connection;
import io.serai.operator.DeadLettersCommand;
import io.serai.routing.DeadlinePolicy;
import io.serai.routing.TeamPolicy;
import io.serai.standins.Behaviour;
import io.serai.standins.StandIn;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What other systems tell replies and traces apart by comes back as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrelationIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String CORRELATION = "kafka_correlationId";

    /** As no charset would write it. */
    private static final byte[] RAW = {(byte) 0xff, 0, (byte) 0xc3, 0x28, (byte) 0x80, 0x0a};

    private static final Map<String, String> TRACE =
            Map.of(
                    "traceparent",
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                    "tracestate",
                    "vendor=t61rcWkgMzE,other=00f067aa0ba902b7");

    private final StandIn only = StandIn.openai("only").start();
    private Serai serai;

    @BeforeAll
    void start() {
        serai =
                Serai.with(only)
                        .provider("    breaker: {open-for: 1s, open-for-at-most: 2s}\n")
                        .start();
        serai.client().createTopic(elsewhere(), 3, Map.of());
    }

    /** No later worker of this broker may find what was replayed here. */
    @AfterAll
    void stop() {
        serai.close();
        try (Client client = new Client(Broker.servers())) {
            client.deleteTopic("ai.replays");
        }
    }

    @Test
    void aCloudEventsIdIsTheRequests() {
        String source =
                serai.ask(
                        "event",
                        Map.of(
                                "ce_id", "event-7",
                                "ce_type", "org.example.asked",
                                "ce_source", "/orders",
                                "ce_specversion", "1.0",
                                "content-type", "application/json"));

        var received = serai.inbox().replyTo(source, LONG);
        assertThat(received.reply().outcome()).isEqualTo("completed");
        assertThat(received.reply().id()).isEqualTo("event-7");
        assertThat(received.header("serai-id")).isEqualTo("event-7");
    }

    @Test
    void springsCorrelationIdIsEchoedByteForByte() {
        String source = send(request("raw"));

        assertCorrelated(serai.inbox().replyTo(source, LONG).record());
    }

    @Test
    void springsReplyTopicAndPartitionAreHonoured() {
        for (int partition = 0; partition < 3; partition++) {
            var request = request("partition-" + partition);
            request.headers().add("kafka_replyTopic", Client.bytes(elsewhere()));
            request.headers().add("kafka_replyPartition", number(partition));

            var received = new Inbox(serai.client(), elsewhere()).replyTo(send(request), LONG);
            assertThat(received.reply().outcome()).isEqualTo("completed");
            assertThat(received.record().partition()).isEqualTo(partition);
            assertCorrelated(received.record());
        }
    }

    @Test
    void aPartitionWithoutATopicIsOneOfTheTeams() {
        for (int partition = 0; partition < 4; partition++) {
            var request = request("team-partition-" + partition);
            request.headers().add("kafka_replyPartition", number(partition));

            var received = serai.inbox().replyTo(send(request), LONG);
            assertThat(received.reply().outcome()).isEqualTo("completed");
            assertThat(received.record().partition()).isEqualTo(partition);
        }
    }

    @Test
    void aPartitionThatIsNotThereIsRefused() {
        var springs = request("no-such-partition");
        springs.headers().add("kafka_replyTopic", Client.bytes(elsewhere()));
        springs.headers().add("kafka_replyPartition", number(3));
        assertRefused(springs, elsewhere() + " has partitions 0 to 2, asked for 3");

        var alone = request("no-such-team-partition");
        alone.headers().add("kafka_replyPartition", number(4));
        assertRefused(alone, serai.replies() + " has partitions 0 to 3, asked for 4");

        var ours = request("no-such-own-partition");
        ours.headers().add("serai-reply-partition", Client.bytes("4"));
        assertRefused(ours, serai.replies() + " has partitions 0 to 3, asked for 4");
    }

    private void assertRefused(ProducerRecord<byte[], byte[]> request, String rule) {
        var received = serai.inbox().replyTo(send(request), LONG);
        assertThat(received.reply().error())
                .hasValueSatisfying(error -> {
                    assertThat(error.code()).isEqualTo("reply_partition_unknown");
                    assertThat(error.message())
                            .isEqualTo(
                                    "serai-reply-partition or kafka_replyPartition: topic " + rule);
                });
        assertCorrelated(received.record());
    }

    @Test
    void traceAndCorrelationComeBackWithTheReply() {
        String source = send(traced("traced"));

        assertTraced(serai.inbox().replyTo(source, LONG).record());
    }

    @Test
    void traceAndCorrelationOutliveAnOutage() {
        only.behave(new Behaviour.Down());
        var request = traced("parked");
        request.headers().add("kafka_replyPartition", number(2));
        String source = send(request);
        await().atMost(LONG).until(() -> !parked(source).isEmpty());
        assertTraced(parked(source).getFirst());

        only.behave(new Behaviour.Answers());
        var received = serai.inbox().replyTo(source, LONG);
        assertThat(received.reply().outcome()).isEqualTo("completed");
        assertThat(received.reply().parked()).isPositive();
        assertThat(received.record().partition()).isEqualTo(2);
        assertTraced(received.record());
    }

    private List<ConsumerRecord<byte[], byte[]>> parked(String source) {
        return serai.client().read(serai.parked()).stream()
                .filter(record -> Client.header(record, "serai-state-source").equals(source))
                .toList();
    }

    @Test
    void traceAndCorrelationOutliveADeadLetterAndItsReplay() {
        only.behaveFor("letter", new Behaviour.Fails(400));
        String source = send(traced("letter"));
        assertTraced(serai.inbox().replyTo(source, LONG).record());
        assertThat(serai.deadLettersOf(source)).singleElement().satisfies(this::assertTraced);

        only.behaveFor("letter", new Behaviour.Answers());
        var ran =
                Desk.run(
                        DeadLettersCommand.of(this::connection, InstantSource.system()),
                        "replay",
                        source,
                        "--execute");
        assertThat(ran.out()).contains(source + " sent as replay 1");

        await().atMost(LONG).until(() -> serai.inbox().of(source).size() == 2);
        assertThat(serai.inbox().of(source))
                .filteredOn(received -> received.header("serai-replay").equals("1"))
                .singleElement()
                .satisfies(received -> {
                    assertThat(received.reply().outcome()).isEqualTo("completed");
                    assertTraced(received.record());
                });
    }

    private Connection connection() {
        return new Connection(
                Broker.servers(),
                Map.of(),
                1 << 20,
                new DeadlinePolicy(Duration.ofDays(7), Duration.ofHours(24)),
                List.of(
                        new TeamPolicy(
                                new Team(serai.requests().substring("ai.requests.".length())),
                                serai.requests(),
                                serai.replies(),
                                List.of(),
                                Classification.INTERNAL,
                                false)));
    }

    private void assertTraced(ConsumerRecord<byte[], byte[]> record) {
        assertCorrelated(record);
        TRACE.forEach((name, value) -> assertThat(Client.header(record, name)).isEqualTo(value));
    }

    private static void assertCorrelated(ConsumerRecord<byte[], byte[]> record) {
        assertThat(record.headers().headers(CORRELATION))
                .singleElement()
                .satisfies(header -> assertThat(header.value()).isEqualTo(RAW));
    }

    private ProducerRecord<byte[], byte[]> traced(String marker) {
        var request = request(marker);
        TRACE.forEach((name, value) -> request.headers().add(name, Client.bytes(value)));
        return request;
    }

    private ProducerRecord<byte[], byte[]> request(String marker) {
        var request =
                new ProducerRecord<>(
                        serai.requests(), Client.bytes(marker), Client.bytes(Serai.prompt(marker)));
        request.headers().add(CORRELATION, RAW);
        return request;
    }

    private String send(ProducerRecord<byte[], byte[]> request) {
        return serai.client().send(request);
    }

    private static byte[] number(int partition) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
    }

    private String elsewhere() {
        return serai.replies() + ".elsewhere";
    }
}
