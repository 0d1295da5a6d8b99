package io.serai.codec;

import io.serai.model.Attempt;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.Envelope;
import io.serai.model.Journey;
import io.serai.model.Original;
import io.serai.model.RecordHeader;
import io.serai.model.ReplyTo;
import io.serai.model.RequestId;
import io.serai.model.Source;
import io.serai.model.Team;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads state headers; the first that does not hold ends the reading. */
final class StateReader {
    private final Original asRead;

    StateReader(Original asRead) {
        this.asRead = asRead;
    }

    /** Names the header and the rule; caught in {@link StateCodec}, which makes it a value. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String header, String rule) {
            super(header + ": " + rule, null, false, false);
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    State state() {
        return new State(
                envelope(),
                journey(),
                optional(
                        StateHeaders.CLASSIFICATION,
                        text -> Classification.valueOf(text.toUpperCase(Locale.ROOT))));
    }

    private Envelope envelope() {
        OptionalInt partition =
                optional(StateHeaders.REPLY_PARTITION, StateReader::count).stream()
                        .mapToInt(Integer::intValue)
                        .findFirst();
        return new Envelope(
                required(StateHeaders.ID, RequestId::new),
                required(StateHeaders.SOURCE, Source::parse),
                required(StateHeaders.REPLAY, StateReader::count),
                required(StateHeaders.TEAM, Team::new),
                new ReplyTo(text(StateHeaders.REPLY_TO), partition),
                instant(StateHeaders.ARRIVED),
                instant(StateHeaders.DEADLINE),
                optional(StateHeaders.POSSIBLY_REPEATED, Boolean::valueOf).orElse(false),
                original());
    }

    private Original original() {
        List<RecordHeader> headers =
                asRead.headers().stream()
                        .filter(header -> !header.name().startsWith(StateHeaders.PREFIX))
                        .toList();
        return new Original(asRead.key(), asRead.value(), headers, instant(StateHeaders.TIMESTAMP));
    }

    private Journey journey() {
        List<Attempt> attempts = required(StateHeaders.ATTEMPTS, AttemptMapper::read);
        int passStart = required(StateHeaders.PASS_START, StateReader::count);
        if (passStart > attempts.size()) {
            throw new Unreadable(StateHeaders.PASS_START, "must be within the attempts");
        }
        return new Journey(
                optional(StateHeaders.CHAIN, ChainId::new),
                attempts,
                passStart,
                required(StateHeaders.PASSES, StateReader::count),
                required(StateHeaders.POISON_PASSES, StateReader::count),
                required(StateHeaders.PARKED_MS, StateReader::millis),
                optional(StateHeaders.PARKED_AT, Instant::parse));
    }

    static int major(String version) {
        String major = version.split("\\.", 2)[0];
        if (!major.matches("\\d{1,4}")) {
            throw new Unreadable(
                    StateHeaders.VERSION, "must be a version, is " + Problem.quote(version));
        }
        return Integer.parseInt(major);
    }

    Instant instant(String name) {
        return required(name, Instant::parse);
    }

    String text(String name) {
        return required(name, Function.identity());
    }

    <T> T required(String name, Function<String, T> reader) {
        return optional(name, reader).orElseThrow(() -> new Unreadable(name, "is missing"));
    }

    <T> Optional<T> optional(String name, Function<String, T> reader) {
        return asRead.header(name)
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .map(text -> read(name, text, reader));
    }

    private static <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Unreadable(name, Problem.quote(text) + " cannot be read: " + e.getMessage());
        }
    }

    private static Duration millis(String text) {
        Duration length = Duration.ofMillis(Long.parseLong(text));
        if (length.isNegative()) {
            throw new IllegalArgumentException("must not be negative");
        }
        return length;
    }

    private static int count(String text) {
        int count = Integer.parseInt(text);
        if (count < 0) {
            throw new IllegalArgumentException("must not be negative");
        }
        return count;
    }
}
