package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.codec.Reply;
import io.serai.standins.Behaviour;
import io.serai.standins.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts are embedded as prompts are answered: by whoever is up, at once or after an outage. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddingsIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EMBEDDINGS = "    kind: embeddings\n";

    private final StandIn first = StandIn.openai("first").start();
    private final StandIn second = StandIn.openai("second").start();
    private Serai serai;

    @BeforeAll
    void start() {
        serai =
                Serai.with(first, second)
                        .model("text-embedding-3-small")
                        .provider(EMBEDDINGS + Serai.PATIENT)
                        .start();
    }

    @AfterAll
    void stop() {
        serai.close();
    }

    @Test
    void aVectorForEachTextInItsOrder() {
        JsonNode both = answered(serai, texts("\"Ferry [[marker:both]]\", \"Bridge\""));
        JsonNode one = answered(serai, texts("\"Bridge\""));

        JsonNode data = both.at("/embeddings/data");
        assertThat(data).hasSize(2);
        assertThat(data.path(1).path("index").asInt()).isEqualTo(1);
        assertThat(data.path(1).path("embedding"))
                .hasSize(16)
                .isEqualTo(one.at("/embeddings/data/0/embedding"));
        assertThat(data.path(0).path("embedding")).isNotEqualTo(data.path(1).path("embedding"));
        assertThat(both.at("/embeddings/model").asText()).isEqualTo("text-embedding-3-small");
        assertThat(both.at("/usage/prompt_tokens").asInt()).isPositive();
        assertThat(both.at("/cost/total").decimalValue()).isPositive();
        assertThat(first.callsByMarker()).containsEntry("both", 1);
    }

    @Test
    void theLengthAndTheFormatAreAsAskedFor() {
        String request =
                "{\"model\": \"m\", \"input\": \"Ferry\", \"dimensions\": 4, \"encoding_format\": \"base64\"}";

        JsonNode reply = answered(serai, request);
        assertThat(reply.at("/embeddings/data/0/embedding").asText()).hasSize(24);
        assertThat(reply.at("/route/dropped").isMissingNode()).isTrue();
    }

    @Test
    void anotherWayToTheSameModelAnswersWithTheSameVector() {
        first.behaveFor("down", new Behaviour.Overloaded());

        JsonNode reply = answered(serai, texts("\"Road [[marker:down]]\""));
        assertThat(reply.at("/route/provider").asText()).isEqualTo("second");
        assertThat(reply.at("/route/attempts/0/fault").asText()).isEqualTo("overloaded");
    }

    @Test
    void tokensAreRefusedInOneSentence() {
        Reply reply = replyTo(serai, "{\"model\": \"m\", \"input\": [1, 2, 3]}").reply();

        assertThat(reply.error().orElseThrow().code()).isEqualTo("schema_violation");
        assertThat(reply.error().orElseThrow().message())
                .isEqualTo(
                        "input: must be a text or texts, no tokens: every model has tokens of its own");
    }

    @Test
    void aPromptFindsNobodyAmongEmbeddingsModels() {
        Reply reply = replyTo(serai, Serai.prompt("chat")).reply();
        assertThat(reply.outcome()).isEqualTo("failed");
        assertThat(reply.error())
                .hasValueSatisfying(error -> {
                    assertThat(error.code()).isEqualTo("not_able");
                    assertThat(error.message()).contains("is of kind chat");
                    assertThat(error.deadLetter()).isFalse();
                });
        assertThat(first.callsByMarker()).doesNotContainKey("chat");
        assertThat(second.callsByMarker()).doesNotContainKey("chat");
    }

    /** Another provider's would be as large. */
    @Test
    void vectorsBeyondTheLargestAnswerArePaidForOnce() {
        String texts =
                IntStream.range(0, 400)
                        .mapToObj(i -> "\"text " + i + "\"")
                        .collect(Collectors.joining(", "));
        String request =
                "{\"model\": \"m\", \"dimensions\": 256, \"input\": [\"[[marker:many]]\", "
                        + texts
                        + "]}";

        Reply reply = replyTo(serai, request).reply();
        assertThat(reply.outcome()).isEqualTo("failed");
        assertThat(reply.error().orElseThrow().code()).isEqualTo("too_long");
        assertThat(reply.error().orElseThrow().message()).contains("answer-bytes");
        assertThat(reply.attempts()).hasSize(1);
        assertThat(first.callsByMarker()).containsEntry("many", 1);
        assertThat(second.callsByMarker()).doesNotContainKey("many");
    }

    @Test
    void textsWaitForTheEndOfAnOutage() {
        StandIn only = StandIn.openai("only").start();
        try (Serai waiting =
                Serai.with(only)
                        .model("text-embedding-3-small")
                        .provider(EMBEDDINGS)
                        .provider("    breaker: {open-for: 1s, open-for-at-most: 2s}\n")
                        .start()) {
            only.behave(new Behaviour.Overloaded());
            List<String> sources =
                    Stream.of("a", "b", "c", "d", "e")
                            .map(text ->
                                    send(
                                            waiting,
                                            texts("\"%s [[marker:%s]]\"".formatted(text, text)),
                                            Map.of("serai-notify", "parked")))
                            .toList();
            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> waiting.inbox().of(sources).size() == sources.size());

            only.behave(new Behaviour.Answers());
            for (String source : sources) {
                Inbox.Received received = waiting.inbox().replyTo(source, LONG);
                assertThat(received.reply().outcome()).isEqualTo("completed");
                assertThat(received.reply().vectors()).contains(new Reply.Vectors(1, 16));
                assertThat(received.reply().parked()).isPositive();
            }
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                way("azure-openai", StandIn::azure, "text-embedding-3-small", ""),
                way("gemini", StandIn::gemini, "gemini-embedding-001", ""),
                way(
                        "vertex",
                        StandIn::vertexGemini,
                        "gemini-embedding-001",
                        "project: p, location: global"),
                way(
                        "vertex",
                        StandIn::vertexGemini,
                        "gemini-embedding-2",
                        "project: p, location: global"),
                way("bedrock", StandIn::bedrock, "\"amazon.titan-embed-text-v2:0\"", ""),
                way("bedrock", StandIn::bedrock, "cohere.embed-multilingual-v3", ""));
    }

    private static Arguments way(
            String protocol, Function<String, StandIn> standIn, String model, String options) {
        return Arguments.of(protocol, standIn, model, options);
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("ways")
    void everyProtocolWithEmbeddingsAnswers(
            String protocol, Function<String, StandIn> standIn, String model, String options) {
        StandIn provider = standIn.apply("provider").start();
        try (Serai one =
                Serai.with(provider)
                        .protocol(protocol)
                        .model(model)
                        .provider(EMBEDDINGS + "    options: {" + options + "}\n")
                        .start()) {
            JsonNode reply = answered(one, texts("\"Ferry\""));

            assertThat(reply.at("/embeddings/data/0/embedding")).hasSize(16);
            assertThat(reply.at("/usage/prompt_tokens").asInt()).isEqualTo(2);
            assertThat(provider.answers()).isEqualTo(1);
        }
    }

    private static String texts(String list) {
        return "{\"model\": \"any\", \"input\": [%s]}".formatted(list);
    }

    private static JsonNode answered(Serai serai, String request) {
        Inbox.Received received = replyTo(serai, request);
        assertThat(received.reply().outcome()).isEqualTo("completed");
        try {
            return JSON.readTree(received.record().value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Inbox.Received replyTo(Serai serai, String request) {
        return serai.inbox().replyTo(send(serai, request, Map.of()), LONG);
    }

    private static String send(Serai serai, String request, Map<String, String> headers) {
        return serai.client().send(serai.requests(), "key", Client.bytes(request), headers);
    }
}
