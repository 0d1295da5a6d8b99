package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Attempt;
import io.serai.model.Completion;
import io.serai.model.Embeddings;
import io.serai.model.Envelope;
import io.serai.model.Failure;
import io.serai.model.Journey;
import io.serai.model.Outcome;
import io.serai.model.Output;
import io.serai.model.RecordHeader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An outcome to the reply record its producer reads, and back for those who read replies. */
public final class ReplyCodec {
    private final InstantSource clock;

    public ReplyCodec(InstantSource clock) {
        this.clock = clock;
    }

    /** The record for the envelope's reply topic; {@code Parked} becomes the interim notice. */
    public EncodedRecord encode(Outcome outcome) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("id", outcome.envelope().id().value());
        reply.put("outcome", word(outcome));
        ObjectNode route = JsonNodeFactory.instance.objectNode();
        ending(outcome, reply, route);
        way(outcome, route);
        reply.set("route", route);
        CostMapper.write(outcome.journey()).ifPresent(cost -> reply.set("cost", cost));
        return new EncodedRecord(
                outcome.envelope().original().key(), JsonText.bytes(reply), headers(outcome));
    }

    private static void ending(Outcome outcome, ObjectNode reply, ObjectNode route) {
        switch (outcome) {
            case Outcome.Completed(_, Journey journey, Output output) -> {
                journey.lastAttempt().ifPresent(it -> route.put("provider", it.provider().value()));
                put(output, reply, route);
            }
            case Outcome.Degraded(_, _, Completion completion) -> put(completion, reply, route);
            case Outcome.Failed failed -> {
                reply.set("error", error(failed.failure()));
                failed.usage().ifPresent(it -> reply.set("usage", CompletionMapper.write(it)));
            }
            case Outcome.Parked _ -> {}
        }
    }

    /** What a reply says, or nothing where the bytes are no reply. */
    public static Optional<Reply> decode(byte[] value) {
        return switch (JsonText.parse(value)) {
            case JsonText.Parsed.NotJson _ -> Optional.empty();
            case JsonText.Parsed.Tree(JsonNode root) -> Reply.read(root);
        };
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> "completed";
            case Outcome.Degraded _ -> "degraded";
            case Outcome.Failed _ -> "failed";
            case Outcome.Parked _ -> "parked";
        };
    }

    private static void put(Output output, ObjectNode reply, ObjectNode route) {
        switch (output) {
            case Completion completion ->
                    reply.set("completion", CompletionMapper.write(completion));
            case Embeddings embeddings ->
                    reply.set("embeddings", EmbeddingsMapper.write(embeddings));
        }
        output.usage().ifPresent(usage -> reply.set("usage", CompletionMapper.write(usage)));
        if (!output.dropped().isEmpty()) {
            ArrayNode dropped = route.putArray("dropped");
            output.dropped().forEach(dropped::add);
        }
    }

    private static ObjectNode error(Failure failure) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", failure.code().word())
                .put("message", failure.message())
                .put("retryable", failure.retryable())
                .put("deadLetter", failure.deadLetter());
    }

    private void way(Outcome outcome, ObjectNode route) {
        Instant now = clock.instant();
        Journey journey = outcome.journey();
        journey.chain().ifPresent(chain -> route.put("chain", chain.value()));
        ArrayNode attempts = route.putArray("attempts");
        journey.attempts().forEach(attempt -> attempts.add(attempt(attempt)));
        Duration waiting = journey.parkedAt().map(since -> since(since, now)).orElse(Duration.ZERO);
        route.put("parkedMs", journey.parked().plus(waiting).toMillis());
        route.put("totalMs", since(outcome.envelope().arrived(), now).toMillis());
    }

    private static ObjectNode attempt(Attempt attempt) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("provider", attempt.provider().value());
        json.put("at", attempt.started().toString());
        attempt.fault().ifPresent(fault -> json.put("fault", fault.word()));
        json.put("ms", Math.max(0, attempt.took().toMillis()));
        CostMapper.put(attempt.cost(), json);
        return json.put("possiblyBilled", attempt.possiblyBilled());
    }

    /** Clocks of two workers may disagree: never negative. */
    private static Duration since(Instant then, Instant now) {
        return then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
    }

    private static List<RecordHeader> headers(Outcome outcome) {
        Envelope envelope = outcome.envelope();
        List<RecordHeader> headers = new ArrayList<>();
        headers.add(RecordHeader.of(SeraiHeaders.ID, envelope.id().value()));
        headers.add(RecordHeader.of(SeraiHeaders.SOURCE, envelope.source().toString()));
        headers.add(RecordHeader.of(SeraiHeaders.OUTCOME, word(outcome)));
        headers.add(RecordHeader.of(SeraiHeaders.REPLAY, Integer.toString(envelope.replay())));
        echoed(outcome)
                .flatMap(name -> envelope.original().header(name).stream())
                .forEach(headers::add);
        return headers;
    }

    /** A notice has no correlation id: Spring would take it for the answer. */
    private static Stream<String> echoed(Outcome outcome) {
        Stream<String> trace = Stream.of(SeraiHeaders.TRACEPARENT, SeraiHeaders.TRACESTATE);
        return outcome instanceof Outcome.Parked
                ? trace
                : Stream.concat(Stream.of(SeraiHeaders.SPRING_CORRELATION_ID), trace);
    }
}
