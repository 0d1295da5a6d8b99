package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Attempt;
import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Lesson;
import io.serai.model.ProviderId;
import io.serai.model.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Attempts to the JSON of a state header and back. Bounded, since state grows with every pass: the
 * answer of a fault is kept only for the last attempt that has one, and only when it is small.
 */
final class AttemptMapper {
    private static final int LARGEST_ANSWER = 32 << 10;

    private AttemptMapper() {}

    static String write(List<Attempt> attempts) {
        int answered =
                IntStream.range(0, attempts.size())
                        .filter(i -> attempts.get(i).fault().flatMap(Fault::answer).isPresent())
                        .max()
                        .orElse(-1);
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < attempts.size(); i++) {
            json.add(write(attempts.get(i), i == answered));
        }
        return json.toString();
    }

    private static ObjectNode write(Attempt attempt, boolean keepsAnswer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("provider", attempt.provider().value());
        json.put("started", attempt.started().toString());
        json.put("took", attempt.took().toString());
        json.put("possiblyBilled", attempt.possiblyBilled());
        CostMapper.put(attempt.cost(), json);
        json.put("costUntold", attempt.costUntold());
        attempt.fault().ifPresent(fault -> json.set("fault", write(fault, keepsAnswer)));
        return json;
    }

    private static ObjectNode write(Fault fault, boolean keepsAnswer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", fault.word());
        json.put("remedy", fault.remedy().name().toLowerCase(Locale.ROOT));
        json.put("lesson", word(fault.lesson()));
        wait(fault.lesson()).ifPresent(length -> json.put("wait", length.toString()));
        json.put("status", fault.status());
        json.put("code", fault.code());
        json.put("message", fault.message());
        json.put("retries", fault.retries());
        json.put("pause", fault.pause().toString());
        json.put("possiblyBilled", fault.possiblyBilled());
        if (keepsAnswer) {
            fault.answer().ifPresent(answer -> putAnswer(answer, json));
        }
        return json;
    }

    private static Optional<Duration> wait(Lesson lesson) {
        return switch (lesson) {
            case Lesson.Wait(Duration length) -> Optional.of(length);
            case Lesson.SlowDown(Duration atLeast) -> Optional.of(atLeast);
            case Lesson.OpenLong(Optional<Duration> atMost) -> atMost;
            case Lesson.Nothing(), Lesson.OtherKey(), Lesson.Failure(), Lesson.Open() ->
                    Optional.empty();
        };
    }

    private static void putAnswer(Completion answer, ObjectNode json) {
        ObjectNode written = CompletionMapper.write(answer);
        if (JsonText.bytes(written).length <= LARGEST_ANSWER) {
            ArrayNode dropped = written.putArray("dropped");
            answer.dropped().forEach(dropped::add);
            json.set("answer", written);
        }
    }

    private static String word(Lesson lesson) {
        return switch (lesson) {
            case Lesson.Nothing() -> "nothing";
            case Lesson.OtherKey() -> "other_key";
            case Lesson.Failure() -> "failure";
            case Lesson.Wait(_) -> "wait";
            case Lesson.SlowDown(_) -> "slow_down";
            case Lesson.Open() -> "open";
            case Lesson.OpenLong(_) -> "open_long";
        };
    }

    /** What {@link #write(List)} wrote; anything else is an {@link IllegalArgumentException}. */
    static List<Attempt> read(String text) {
        return switch (JsonText.parse(text)) {
            case JsonText.Parsed.Tree(JsonNode root) when root.isArray() ->
                    PromptMapper.items(root).map(AttemptMapper::attempt).toList();
            case JsonText.Parsed.Tree _ -> throw new IllegalArgumentException("is not an array");
            case JsonText.Parsed.NotJson(String reason) ->
                    throw new IllegalArgumentException(reason);
        };
    }

    private static Attempt attempt(JsonNode json) {
        JsonNode fault = json.path("fault");
        return new Attempt(
                new ProviderId(json.path("provider").asText()),
                Instant.parse(json.path("started").asText()),
                Duration.parse(json.path("took").asText()),
                fault.isObject() ? Optional.of(fault(fault)) : Optional.empty(),
                json.path("possiblyBilled").asBoolean(),
                CostMapper.read(json.path("cost")),
                json.path("costUntold").asBoolean());
    }

    private static Fault fault(JsonNode json) {
        JsonNode answer = json.path("answer");
        return new Fault(
                FaultKind.valueOf(upper(json.path("kind"))),
                Remedy.valueOf(upper(json.path("remedy"))),
                lesson(json),
                json.path("status").asInt(),
                json.path("code").asText(),
                json.path("message").asText(),
                json.path("retries").asInt(),
                Duration.parse(json.path("pause").asText()),
                json.path("possiblyBilled").asBoolean(),
                answer.isObject() ? Optional.of(answer(answer)) : Optional.empty());
    }

    private static Completion answer(JsonNode json) {
        List<String> dropped =
                PromptMapper.items(json.path("dropped")).map(JsonNode::asText).toList();
        return CompletionMapper.read(json, dropped);
    }

    private static Lesson lesson(JsonNode json) {
        String word = json.path("lesson").asText();
        return switch (word) {
            case "nothing" -> new Lesson.Nothing();
            case "other_key" -> new Lesson.OtherKey();
            case "failure" -> new Lesson.Failure();
            case "wait" -> new Lesson.Wait(Duration.parse(json.path("wait").asText()));
            case "slow_down" ->
                    new Lesson.SlowDown(
                            PromptMapper.text(json.path("wait"))
                                    .map(Duration::parse)
                                    .orElse(Duration.ZERO));
            case "open" -> new Lesson.Open();
            case "open_long" ->
                    new Lesson.OpenLong(PromptMapper.text(json.path("wait")).map(Duration::parse));
            default -> throw new IllegalArgumentException("lesson \"" + word + "\" is unknown");
        };
    }

    private static String upper(JsonNode word) {
        return word.asText().toUpperCase(Locale.ROOT);
    }
}
