package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.standins.StandIn;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a producer sends, it is told what was wrong, and what comes after it is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final int PARTITION = 2;
    private static final byte[] KEY = {(byte) 0xff, 0, (byte) 0xc3, 40};
    private static final String MESSAGES =
            "\"messages\": [{\"role\": \"user\", \"content\": \"x\"}]";

    private final StandIn first = StandIn.openai("first").start();
    private Serai serai;

    @BeforeAll
    void start() {
        serai = Serai.with(first).limits("  request-bytes: 64KiB\n").start();
        serai.client().createTopic(desk(), 1, Map.of());
    }

    @AfterAll
    void stop() {
        serai.close();
    }

    static Stream<Arguments> producersErrors() {
        return Stream.of(
                bad(
                        "model is no text",
                        "{\"model\": 5, " + MESSAGES + "}",
                        "schema_violation",
                        "model: must be a string, is a number"),
                bad(
                        "messages is no array",
                        "{\"model\": \"m\", \"messages\": \"x\"}",
                        "schema_violation",
                        "messages: must be an array, is a string"),
                bad(
                        "no object",
                        "[1, 2]",
                        "schema_violation",
                        "value: must be an object, is an array"),
                bad(
                        "no messages",
                        "{\"model\": \"m\", \"messages\": []}",
                        "schema_violation",
                        "messages: must not be empty"),
                bad(
                        "messages missing",
                        "{\"model\": \"m\"}",
                        "schema_violation",
                        "messages: is required"),
                bad(
                        "wish of a wrong type",
                        wishing("\"id\": 7"),
                        "schema_violation",
                        "serai.id: must be a string, is a number"),
                bad(
                        "too large",
                        "{\"model\": \"" + "m".repeat(70_000) + "\", " + MESSAGES + "}",
                        "request_too_large",
                        "value: must have at most 65536 bytes, has 70"),
                bad(
                        "deadline in the past",
                        wishing("\"deadline\": \"2020-01-01T00:00:00Z\""),
                        "deadline_passed",
                        "serai.deadline: must be in the future, is 2020-01-01T00:00:00Z"),
                bad(
                        "deadline too far",
                        wishing("\"deadline\": \"2999-01-01T00:00:00Z\""),
                        "deadline_too_far",
                        "serai.deadline: must be within PT168H of arrival"),
                bad(
                        "ttl that is none",
                        wishing("\"ttl\": \"soon\""),
                        "schema_violation",
                        "serai.ttl: must"),
                bad(
                        "forbidden reply topic",
                        wishing("\"replyTo\": \"ai.dead-letters\""),
                        "reply_topic_not_allowed",
                        "serai.replyTo: topic ai.dead-letters is not allowed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("producersErrors")
    void aProducersErrorIsAnsweredAndNothingElse(
            String name, String json, String code, String message) {
        String source = send(request(Client.bytes(json)));
        String next = sendGood("after-" + name.replace(' ', '-'));

        assertFailed(serai.inbox().replyTo(source), code, message, false);
        assertAnswered(next);
        assertThat(serai.inbox().of(source)).hasSize(1);
        assertThat(letters(source)).isEmpty();
    }

    @Test
    void aReplyTopicThatIsMissingIsNamed() {
        String missing = serai.replies() + ".nowhere";
        var request = request(Client.bytes(Serai.prompt("missing")));
        request.headers().add("serai-reply-to", Client.bytes(missing));

        assertRefused(
                request, "reply_topic_unknown", "serai.replyTo: there is no topic " + missing);
    }

    @Test
    void aReplyPartitionHasFourBytes() {
        assertRefused(
                springs(serai.replies(), new byte[] {1, 2, 3}),
                "schema_violation",
                "kafka_replyPartition: must be a four-byte integer of at least 0, has 3 bytes");
    }

    @Test
    void aReplyPartitionIsOneOfItsTopic() {
        assertRefused(
                springs(serai.replies(), ByteBuffer.allocate(4).putInt(4).array()),
                "reply_partition_unknown",
                "serai-reply-partition or kafka_replyPartition: topic "
                        + serai.replies()
                        + " has partitions 0 to 3, asked for 4");
    }

    @Test
    void anErrorGoesWhereItsRequestWantsTheReply() {
        var request = request(Client.bytes("{\"model\": \"m\", \"messages\": []}"));
        request.headers().add("serai-reply-to", Client.bytes(desk()));
        String source = send(request);

        assertFailed(
                new Inbox(serai.client(), desk()).replyTo(source),
                "schema_violation",
                "messages: must not be empty",
                false);
        assertThat(serai.inbox().of(source)).isEmpty();
    }

    static Stream<Arguments> undecodable() {
        return Stream.of(
                Arguments.of("null", null, "value: is null"),
                Arguments.of("empty", new byte[0], "value: is empty"),
                Arguments.of(
                        "bytes", new byte[] {(byte) 0xfe, (byte) 0xff, 0, 1}, "value: is not JSON"),
                Arguments.of(
                        "cut", Client.bytes("{\"model\": \"m\", \"mess"), "value: is not JSON"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undecodable")
    void whatCannotBeDecodedIsADeadLetterToo(String name, byte[] value, String message) {
        var request = request(value);
        request.headers().add("x-mine", new byte[] {0, (byte) 0xff});
        String source = send(request);
        String next = sendGood("after-" + name);

        assertFailed(serai.inbox().replyTo(source), "undecodable", message, true);
        assertAnswered(next);
        assertThat(serai.inbox().of(source)).hasSize(1);
        assertThat(letters(source))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).isEqualTo(KEY);
                    assertThat(letter.value()).isEqualTo(value);
                    assertThat(letter.headers().lastHeader("x-mine").value())
                            .containsExactly(0, 0xff);
                    assertThat(Client.header(letter, "serai-state-reason"))
                            .isEqualTo("undecodable");
                });
    }

    @Test
    void badRecordsHoldUpNobodysCommit() {
        String source = send(request(null));
        serai.inbox().replyTo(source);

        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        serai.client().committed(serai.intakeGroup(), serai.requests(), PARTITION)
                                == offset(source) + 1);
    }

    private void assertRefused(
            ProducerRecord<byte[], byte[]> request, String code, String message) {
        String source = send(request);
        String next = sendGood("after-" + code);

        assertFailed(serai.inbox().replyTo(source), code, message, false);
        assertAnswered(next);
        assertThat(serai.inbox().of(source)).hasSize(1);
        assertThat(letters(source)).isEmpty();
    }

    private static void assertFailed(
            Inbox.Received received, String code, String message, boolean deadLetter) {
        var error = received.reply().error().orElseThrow();
        assertThat(received.record().key()).isEqualTo(KEY);
        assertThat(received.header("serai-outcome")).isEqualTo("failed");
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.message()).startsWith(message);
        assertThat(error.retryable()).isFalse();
        assertThat(error.deadLetter()).isEqualTo(deadLetter);
        assertThat(received.reply().attempts()).isEmpty();
    }

    private void assertAnswered(String source) {
        assertThat(serai.inbox().replyTo(source).reply().outcome()).isEqualTo("completed");
    }

    private List<ConsumerRecord<byte[], byte[]>> letters(String source) {
        return serai.deadLetters().stream()
                .filter(letter -> Client.header(letter, "serai-state-source").equals(source))
                .toList();
    }

    private String desk() {
        return serai.replies() + ".desk";
    }

    private ProducerRecord<byte[], byte[]> springs(String topic, byte[] partition) {
        var request = request(Client.bytes(Serai.prompt("springs")));
        request.headers().add("kafka_replyTopic", Client.bytes(topic));
        request.headers().add("kafka_replyPartition", partition);
        return request;
    }

    private ProducerRecord<byte[], byte[]> request(byte[] value) {
        return new ProducerRecord<>(serai.requests(), PARTITION, KEY, value);
    }

    private String sendGood(String marker) {
        return send(request(Client.bytes(Serai.prompt(marker))));
    }

    private String send(ProducerRecord<byte[], byte[]> request) {
        return serai.client().send(request);
    }

    private static long offset(String source) {
        return Long.parseLong(source.substring(source.lastIndexOf('-') + 1));
    }

    private static String wishing(String wish) {
        return "{\"model\": \"m\", " + MESSAGES + ", \"serai\": {" + wish + "}}";
    }

    private static Arguments bad(String name, String json, String code, String message) {
        return Arguments.of(name, json, code, message);
    }
}
