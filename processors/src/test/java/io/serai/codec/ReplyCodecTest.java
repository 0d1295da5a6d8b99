package io.serai.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Attempt;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.Completion;
import io.serai.model.Embedding;
import io.serai.model.Embeddings;
import io.serai.model.Envelope;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.FaultKind;
import io.serai.model.FinishReason;
import io.serai.model.Journey;
import io.serai.model.Outcome;
import io.serai.model.ProviderId;
import io.serai.model.RecordHeader;
import io.serai.model.Usage;
import io.serai.model.VectorFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyCodecTest {
    private static final SchemaRules SCHEMA = SchemaRules.named("reply");
    private static final Instant NOW = Samples.NOON.plusSeconds(5);
    private static final Envelope ENVELOPE = Samples.envelope();
    private static final Journey JOURNEY =
            Journey.on(new ChainId("default"))
                    .with(Samples.attempt("claude", FaultKind.OVERLOADED))
                    .with(Samples.answered("gpt"));
    private static final Failure FAILURE =
            Failure.givenUp(ErrorCode.REPLY_TOO_LARGE, "too large", false);
    private static final Usage USAGE = new Usage(12, 4, 1, 30, 8);

    private final ReplyCodec codec = new ReplyCodec(() -> NOW);

    static Stream<Outcome> outcomes() {
        return Stream.of(
                new Outcome.Completed(ENVELOPE, JOURNEY, Samples.completion()),
                new Outcome.Completed(ENVELOPE, JOURNEY, embeddings(VectorFormat.FLOAT)),
                new Outcome.Completed(ENVELOPE, JOURNEY, embeddings(VectorFormat.BASE64)),
                new Outcome.Degraded(ENVELOPE, JOURNEY, Samples.completion()),
                new Outcome.Failed(ENVELOPE, JOURNEY, FAILURE, Optional.of(USAGE)),
                new Outcome.Failed(ENVELOPE, Journey.NONE, FAILURE),
                new Outcome.Parked(
                        ENVELOPE,
                        JOURNEY.park(NOW.minusSeconds(1), false),
                        Classification.INTERNAL,
                        true));
    }

    private static Embeddings embeddings(VectorFormat format) {
        return new Embeddings(
                "text-embedding-3-small",
                List.of(Embedding.of(0.25f, -1.5f), Embedding.of(3e-5f, 2)),
                format,
                Optional.of(new Usage(7, 0, 0, 0, 0)),
                List.of("user"));
    }

    @Test
    void embeddingsAreOpenAis() {
        JsonNode json =
                json(new Outcome.Completed(ENVELOPE, JOURNEY, embeddings(VectorFormat.FLOAT)));

        assertThat(json.path("embeddings").toString())
                .isEqualTo(
                        """
                        {"object":"list","data":[\
                        {"object":"embedding","index":0,"embedding":[0.25,-1.5]},\
                        {"object":"embedding","index":1,"embedding":[0.000030,2.0]}],\
                        "model":"text-embedding-3-small",\
                        "usage":{"prompt_tokens":7,"total_tokens":7}}\
                        """);
        assertThat(json.path("usage").path("prompt_tokens").asInt()).isEqualTo(7);
        assertThat(json.at("/route/dropped/0").asText()).isEqualTo("user");
        assertThat(json.has("completion")).isFalse();
    }

    @Test
    void embeddingsArePackedWhereThatWasAskedFor() {
        Outcome outcome = new Outcome.Completed(ENVELOPE, JOURNEY, embeddings(VectorFormat.BASE64));

        assertThat(json(outcome).at("/embeddings/data/0/embedding").asText())
                .isEqualTo("AACAPgAAwL8=");
        assertThat(decode(outcome).vectors()).contains(new Reply.Vectors(2, 2));
    }

    @Test
    void aReaderCountsVectors() {
        Reply reply =
                decode(new Outcome.Completed(ENVELOPE, JOURNEY, embeddings(VectorFormat.FLOAT)));

        assertThat(reply.vectors()).contains(new Reply.Vectors(2, 2));
        assertThat(reply.text()).isEmpty();
        assertThat(reply.usage()).contains(new Usage(7, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeHoldsToTheSchema(Outcome outcome) {
        assertThat(SCHEMA.check(json(outcome))).isEmpty();
    }

    @Test
    void aCompletionIsOpenAis() {
        JsonNode json = json(new Outcome.Completed(ENVELOPE, JOURNEY, Samples.completion()));

        assertThat(json.toString())
                .isEqualTo(
                        """
                        {"id":"order-4711","outcome":"completed",\
                        "completion":{"id":"chatcmpl-1","object":"chat.completion",\
                        "created":1795341600,"model":"gpt","choices":[{"index":0,"message":\
                        {"role":"assistant","content":"Yes.","refusal":null,"tool_calls":[{"id":"call_1",\
                        "type":"function","function":{"name":"f","arguments":"{\\"a\\":1}"},\
                        "extra_content":{"google":{"thought_signature":"c2ln"}}}]},\
                        "finish_reason":"tool_calls","native_finish_reason":"tool_use"}],\
                        "usage":{"prompt_tokens":12,"completion_tokens":30,"total_tokens":42,\
                        "prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":1},\
                        "completion_tokens_details":{"reasoning_tokens":8}}},\
                        "usage":{"prompt_tokens":12,"completion_tokens":30,"total_tokens":42,\
                        "prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":1},\
                        "completion_tokens_details":{"reasoning_tokens":8}},\
                        "route":{"provider":"gpt","dropped":["logit_bias"],"chain":"default",\
                        "attempts":[{"provider":"claude","at":"2026-11-22T12:00:00.123456789Z","fault":"overloaded","ms":130,\
                        "possiblyBilled":false},{"provider":"gpt","at":"2026-11-22T12:00:00.123456789Z","ms":2210,"cost":0.000375,"possiblyBilled":true}],\
                        "parkedMs":0,"totalMs":5000},"cost":{"currency":"USD","total":0.000375,"atLeast":true}}\
                        """);
    }

    /** An answer nobody has a price for is no answer for nothing. */
    @Test
    void aTotalThatLacksAnAttemptIsALowerBound() {
        Attempt unpriced =
                new Attempt(new ProviderId("own"), NOW, Duration.ZERO, Optional.empty(), false);
        Journey both = JOURNEY.with(unpriced);

        assertThat(json(new Outcome.Completed(ENVELOPE, both, Samples.completion())).at("/cost"))
                .hasToString("{\"currency\":\"USD\",\"total\":0.000375,\"atLeast\":true}");
    }

    @Test
    void whereNoCostIsKnownNoneIsTold() {
        Journey unpriced =
                Journey.on(new ChainId("default"))
                        .with(Samples.attempt("claude", FaultKind.OVERLOADED));

        assertThat(json(new Outcome.Failed(ENVELOPE, unpriced, FAILURE)).has("cost")).isFalse();
    }

    @Test
    void keyIsTheRequestsAndHeadersAreEchoedByteForByte() {
        EncodedRecord record =
                codec.encode(new Outcome.Completed(ENVELOPE, JOURNEY, Samples.completion()));

        assertThat(record.key()).isEqualTo(Samples.KEY);
        assertThat(record.headers())
                .extracting(RecordHeader::name)
                .containsExactly(
                        "serai-id",
                        "serai-source",
                        "serai-outcome",
                        "serai-replay",
                        "kafka_correlationId",
                        "traceparent");
        assertThat(header(record, "kafka_correlationId")).isEqualTo(Samples.CORRELATION);
        assertThat(header(record, "serai-source")).asString().isEqualTo("ai.requests-3-42");
        assertThat(header(record, "serai-outcome")).asString().isEqualTo("completed");
        assertThat(header(record, "serai-replay")).asString().isEqualTo("0");
    }

    @Test
    void theNoticeHasNoCorrelationId() {
        EncodedRecord record =
                codec.encode(new Outcome.Parked(ENVELOPE, JOURNEY, Classification.INTERNAL, true));

        assertThat(record.headers())
                .extracting(RecordHeader::name)
                .doesNotContain("kafka_correlationId")
                .contains("traceparent");
    }

    @Test
    void readersGetWhatTheyNeed() {
        Reply reply = decode(new Outcome.Completed(ENVELOPE, JOURNEY, Samples.completion()));

        assertThat(reply.id()).isEqualTo("order-4711");
        assertThat(reply.outcome()).isEqualTo("completed");
        assertThat(reply.terminal()).isTrue();
        assertThat(reply.text()).contains("Yes.");
        assertThat(reply.toolCalls()).isEqualTo(Samples.completion().toolCalls());
        assertThat(reply.chain()).contains("default");
        assertThat(reply.provider()).contains("gpt");
        assertThat(reply.attempts())
                .containsExactly(
                        new Reply.Call(
                                "claude",
                                Optional.of(Samples.NOON),
                                Optional.of("overloaded"),
                                Duration.ofMillis(130),
                                false,
                                Optional.empty()),
                        new Reply.Call(
                                "gpt",
                                Optional.of(Samples.NOON),
                                Optional.empty(),
                                Duration.ofMillis(2210),
                                true,
                                Optional.of(Samples.COST)));
        assertThat(reply.cost()).contains(Samples.COST);
        assertThat(reply.usage()).contains(USAGE);
        assertThat(reply.total()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aFailureSaysWhyAndWhatWasPaid() {
        Reply reply = decode(new Outcome.Failed(ENVELOPE, JOURNEY, FAILURE, Optional.of(USAGE)));

        assertThat(reply.error())
                .contains(new Reply.Reason("reply_too_large", "too large", false, true));
        assertThat(reply.usage()).contains(USAGE);
        assertThat(reply.provider()).isEmpty();
    }

    @Test
    void waitingCountsAsParked() {
        Journey waiting = JOURNEY.park(NOW.minusMillis(700), false);

        assertThat(decode(new Outcome.Failed(ENVELOPE, waiting, FAILURE)).parked())
                .isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void clocksThatDisagreeNeverMakeATimeNegative() {
        ReplyCodec early = new ReplyCodec(() -> Samples.NOON.minusSeconds(1));

        byte[] value = early.encode(new Outcome.Failed(ENVELOPE, JOURNEY, FAILURE)).value();

        assertThat(ReplyCodec.decode(value).orElseThrow().total()).isZero();
    }

    @Test
    void halfASurrogatePairInAnAnswerDoesNotStopTheReply() {
        Completion odd =
                new Completion(
                        "1",
                        NOW,
                        "m",
                        Optional.of("cut \ud83d"),
                        Optional.empty(),
                        List.of(),
                        FinishReason.STOP,
                        Optional.empty(),
                        Optional.empty(),
                        List.of());

        assertThat(decode(new Outcome.Completed(ENVELOPE, JOURNEY, odd)).text()).contains("cut ?");
    }

    @Test
    void whatIsNoReplyIsNone() {
        assertThat(ReplyCodec.decode("[]".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(ReplyCodec.decode(new byte[] {1, 2})).isEmpty();
    }

    private JsonNode json(Outcome outcome) {
        byte[] value = codec.encode(outcome).value();
        return ((JsonText.Parsed.Tree) JsonText.parse(value)).root();
    }

    private Reply decode(Outcome outcome) {
        return ReplyCodec.decode(codec.encode(outcome).value()).orElseThrow();
    }

    private static byte[] header(EncodedRecord record, String name) {
        return record.headers().stream()
                .filter(header -> header.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
