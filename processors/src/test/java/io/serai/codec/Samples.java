package io.serai.codec;

import io.serai.model.Attempt;
import io.serai.model.ChainId;
import io.serai.model.Completion;
import io.serai.model.Cost;
import io.serai.model.Envelope;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.FinishReason;
import io.serai.model.Journey;
import io.serai.model.Json;
import io.serai.model.Lesson;
import io.serai.model.Original;
import io.serai.model.ProviderId;
import io.serai.model.RecordHeader;
import io.serai.model.Remedy;
import io.serai.model.ReplyTo;
import io.serai.model.RequestId;
import io.serai.model.Source;
import io.serai.model.Team;
import io.serai.model.ToolCall;
import io.serai.model.Usage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Values for the codec's tests, fixed or drawn at random. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");
    static final Cost COST = new Cost(new BigDecimal("0.000375"));
    static final byte[] KEY = {0, (byte) 0xff, 7};
    static final byte[] CORRELATION = {(byte) 0xca, (byte) 0xfe, 0, 1};
    static final String MINIMAL =
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    private Samples() {}

    static Original original(String value, RecordHeader... headers) {
        return new Original(
                KEY,
                value.getBytes(StandardCharsets.UTF_8),
                List.of(headers),
                NOON.minusSeconds(9));
    }

    static Envelope envelope(Original original) {
        return new Envelope(
                new RequestId("order-4711"),
                new Source("ai.requests", 3, 42),
                0,
                Team.DEFAULT,
                ReplyTo.topic("ai.replies"),
                NOON,
                NOON.plusSeconds(3600),
                false,
                original);
    }

    static Envelope envelope() {
        return envelope(
                original(
                        MINIMAL,
                        new RecordHeader(SeraiHeaders.SPRING_CORRELATION_ID, CORRELATION),
                        RecordHeader.of(SeraiHeaders.TRACEPARENT, "00-aa-bb-01")));
    }

    static Completion completion() {
        return new Completion(
                "chatcmpl-1",
                Instant.ofEpochSecond(1_795_341_600),
                "gpt",
                Optional.of("Yes."),
                Optional.empty(),
                List.of(new ToolCall("call_1", "f", new Json("{\"a\":1}"), Optional.of("c2ln"))),
                FinishReason.TOOL_CALLS,
                Optional.of("tool_use"),
                Optional.of(new Usage(12, 4, 1, 30, 8)),
                List.of("logit_bias"));
    }

    static Fault fault(FaultKind kind, Optional<Completion> answer) {
        return new Fault(
                kind,
                Remedy.FAILOVER,
                new Lesson.Failure(),
                529,
                "overloaded_error",
                "Overloaded",
                0,
                Duration.ZERO,
                false,
                answer);
    }

    static Attempt attempt(String provider, FaultKind kind) {
        return new Attempt(
                new ProviderId(provider),
                NOON,
                Duration.ofMillis(130),
                Optional.of(fault(kind, Optional.empty())),
                false);
    }

    static Attempt answered(String provider) {
        return new Attempt(
                new ProviderId(provider),
                NOON,
                Duration.ofMillis(2210),
                Optional.empty(),
                true,
                Optional.of(COST));
    }

    /** Anything a worker could have to carry; the last fault may have an answer. */
    static Journey journey(RandomGenerator random) {
        int count = random.nextInt(8);
        List<Attempt> attempts = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> attempts.add(attempt(random, i == count - 1)));
        return new Journey(
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(new ChainId("chain-1")),
                attempts,
                random.nextInt(count + 1),
                random.nextInt(5),
                random.nextInt(4),
                Duration.ofMillis(random.nextInt(1_000_000)),
                random.nextBoolean() ? Optional.empty() : Optional.of(instant(random)));
    }

    private static Attempt attempt(RandomGenerator random, boolean mayHaveAnswer) {
        return new Attempt(
                new ProviderId("provider-" + random.nextInt(9)),
                instant(random),
                Duration.ofNanos(random.nextLong(1_000_000_000_000L)),
                random.nextInt(3) == 0
                        ? Optional.empty()
                        : Optional.of(fault(random, mayHaveAnswer && random.nextBoolean())),
                random.nextBoolean(),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Cost(BigDecimal.valueOf(random.nextInt(1_000_000), 9))));
    }

    private static Fault fault(RandomGenerator random, boolean hasAnswer) {
        return new Fault(
                any(List.of(FaultKind.values()), random),
                any(List.of(Remedy.values()), random),
                lesson(random),
                random.nextInt(600),
                "code-" + random.nextInt(),
                "\"text\"\n\u00e9\u20ac\ud83d\ude00 " + random.nextInt(),
                random.nextInt(3),
                Duration.ofMillis(random.nextInt(1000)),
                random.nextBoolean(),
                hasAnswer ? Optional.of(completion()) : Optional.empty());
    }

    private static <T> T any(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }

    private static Lesson lesson(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Lesson.Nothing();
            case 1 -> new Lesson.Failure();
            case 2 -> new Lesson.Wait(Duration.ofMillis(random.nextInt(100_000)));
            case 3 -> new Lesson.SlowDown(Duration.ofSeconds(1));
            case 4 -> new Lesson.Open();
            case 5 -> new Lesson.OtherKey();
            case 6 -> new Lesson.OpenLong(Optional.of(Duration.ofMinutes(3)));
            default -> new Lesson.OpenLong();
        };
    }

    static Envelope envelope(RandomGenerator random) {
        Original original =
                new Original(
                        random.nextBoolean() ? null : KEY,
                        random.nextBoolean() ? null : new byte[] {1, 2, 3},
                        List.of(
                                new RecordHeader("x", new byte[] {(byte) random.nextInt()}),
                                new RecordHeader("x", null)),
                        instant(random));
        return new Envelope(
                new RequestId("id \u00e9 " + random.nextInt()),
                new Source("ai.requests.team-1", random.nextInt(48), random.nextLong(1L << 40)),
                random.nextInt(3),
                new Team("team-1"),
                new ReplyTo(
                        "ai.replies",
                        random.nextBoolean()
                                ? OptionalInt.empty()
                                : OptionalInt.of(random.nextInt(12))),
                instant(random),
                instant(random),
                random.nextBoolean(),
                original);
    }

    private static Instant instant(RandomGenerator random) {
        return NOON.plusNanos(random.nextLong(1L << 50));
    }
}
