package io.serai.model;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Requests for tests. */
public final class Requests {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private Requests() {}

    public static Request request() {
        return request("gpt-6-sol", NOW.plusSeconds(3600));
    }

    public static Request request(String model, Instant deadline) {
        return request(prompt(model), deadline);
    }

    /** Texts to be embedded. */
    public static EmbeddingInput texts(String... texts) {
        return new EmbeddingInput(
                "m", List.of(texts), OptionalInt.empty(), VectorFormat.FLOAT, Map.of());
    }

    public static Request request(Input input, Instant deadline) {
        return new Request(
                envelope(deadline),
                input,
                Priority.STANDARD,
                Optional.empty(),
                Classification.INTERNAL,
                Map.of(),
                Set.of());
    }

    public static Envelope envelope(Instant deadline) {
        return new Envelope(
                new RequestId("r-1"),
                new Source("ai.requests", 3, 42),
                0,
                Team.DEFAULT,
                ReplyTo.topic("ai.replies"),
                NOW,
                deadline,
                false,
                new Original(null, "{}".getBytes(StandardCharsets.UTF_8), List.of(), NOW));
    }

    public static Prompt prompt(String model) {
        return prompt(model, new Part.Text("hello"));
    }

    public static Prompt prompt(String model, Part part) {
        return new Prompt(
                model,
                List.of(new Message.User(List.of(part))),
                List.of(),
                new ToolChoice.Auto(),
                Optional.empty(),
                new ResponseFormat.Text(),
                OptionalInt.empty(),
                List.of(),
                Sampling.DEFAULT,
                Optional.empty(),
                Map.of());
    }

    public static Completion completion(String text) {
        return new Completion(
                "c-1",
                NOW,
                "model",
                Optional.of(text),
                Optional.empty(),
                List.of(),
                FinishReason.STOP,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public static Fault fault(FaultKind kind, Remedy remedy, Lesson lesson) {
        return new Fault(
                kind,
                remedy,
                lesson,
                500,
                "code",
                "message",
                1,
                Duration.ZERO,
                false,
                Optional.empty());
    }

    public static Attempt attempt(ProviderId provider, Fault fault) {
        return new Attempt(provider, NOW, Duration.ofMillis(5), Optional.of(fault), false);
    }
}
