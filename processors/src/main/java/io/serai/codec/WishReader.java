package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Classification;
import io.serai.model.Durations;
import io.serai.model.Notice;
import io.serai.model.Original;
import io.serai.model.Priority;
import io.serai.model.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a producer asks of Serai, header before {@code serai} object; what it cannot read
 * becomes a problem and counts as absent.
 */
final class WishReader {
    private static final int MOST_LABELS = 50;

    private final Wishes wishes;

    WishReader(Original original, JsonNode serai) {
        wishes = new Wishes(original, serai);
    }

    /** What was wrong with all that has been read so far. */
    List<Problem> problems() {
        return wishes.problems();
    }

    Claims claims() {
        Optional<Wishes.Told> told = replyTopic();
        Optional<String> topic = told.flatMap(this::topic);
        OptionalInt partition = replyPartition();
        boolean readable = told.isPresent() == topic.isPresent();
        return new Claims(id(), topic, readable ? partition : OptionalInt.empty());
    }

    private Optional<RequestId> id() {
        return wishes.header(SeraiHeaders.ID)
                .or(() -> wishes.header(SeraiHeaders.CE_ID))
                .or(() -> wishes.field("id"))
                .flatMap(
                        told -> wishes.read(told, RequestId::new, "must have 1 to 256 characters"));
    }

    private Optional<Wishes.Told> replyTopic() {
        return wishes.header(SeraiHeaders.REPLY_TO)
                .or(() -> wishes.header(SeraiHeaders.SPRING_REPLY_TOPIC))
                .or(() -> wishes.field("replyTo"));
    }

    private Optional<String> topic(Wishes.Told told) {
        return wishes.read(told, WishRules::topic, "must be a topic name, [a-zA-Z0-9._-]{1,249}");
    }

    /** Spring's goes with any topic, as in Spring itself, but for one of our own header. */
    private OptionalInt replyPartition() {
        if (!wishes.has(SeraiHeaders.REPLY_PARTITION) && !wishes.has(SeraiHeaders.REPLY_TO)) {
            return wishes.springPartition();
        }
        return wishes
                .header(SeraiHeaders.REPLY_PARTITION)
                .flatMap(told ->
                        wishes.read(told, WishRules::partition, "must be a partition number"))
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    Optional<Instant> deadline() {
        return told(SeraiHeaders.DEADLINE, SeraiHeaders.TTL, "deadline")
                .flatMap(told ->
                        wishes.read(
                                told,
                                WishRules::instant,
                                "must be an ISO-8601 instant between 1970 and 9999,"
                                        + " such as 2026-11-22T10:00:00Z"));
    }

    Optional<Duration> ttl() {
        if (wishes.has(SeraiHeaders.DEADLINE) && wishes.has(SeraiHeaders.TTL)) {
            wishes.problem(SeraiHeaders.TTL, "must not stand beside " + SeraiHeaders.DEADLINE);
        }
        return told(SeraiHeaders.TTL, SeraiHeaders.DEADLINE, "ttl")
                .flatMap(told ->
                        wishes.read(
                                told,
                                WishRules::ttl,
                                Durations.RULE + ", positive and at most 3650d"));
    }

    /** A header silences both fields, also that of its counterpart. */
    private Optional<Wishes.Told> told(String header, String counterpart, String field) {
        return wishes.header(header)
                .or(() -> wishes.has(counterpart) ? Optional.empty() : wishes.field(field));
    }

    Priority priority() {
        return either(SeraiHeaders.PRIORITY, "priority")
                .flatMap(told -> word(told, Priority.values()))
                .orElse(Priority.STANDARD);
    }

    Optional<String> app() {
        return either(SeraiHeaders.APP, "app")
                .flatMap(
                        told -> wishes.read(told, WishRules::app, "must have 1 to 128 characters"));
    }

    Optional<Classification> classification() {
        return either(SeraiHeaders.CLASSIFICATION, "classification")
                .flatMap(told -> word(told, Classification.values()));
    }

    Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>(wishes.fields("labels"));
        wishes.headers(SeraiHeaders.LABEL_PREFIX)
                .forEach(told ->
                        wishes.read(told, WishRules::label, "must have at most 256 characters")
                                .ifPresent(text -> labels.put(told.suffix(), text)));
        if (labels.size() > MOST_LABELS) {
            wishes.problem("serai.labels", "must have at most 50 fields, has " + labels.size());
        }
        return labels;
    }

    Set<Notice> notices() {
        Stream<Wishes.Told> asked =
                wishes.has(SeraiHeaders.NOTIFY)
                        ? wishes.header(SeraiHeaders.NOTIFY).stream().flatMap(Wishes.Told::split)
                        : wishes.items("notify");
        return asked.flatMap(told -> word(told, Notice.values()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Wishes.Told> either(String header, String field) {
        return wishes.header(header).or(() -> wishes.field(field));
    }

    private <E extends Enum<E>> Optional<E> word(Wishes.Told told, E[] values) {
        Function<String, E> find =
                text ->
                        Arrays.stream(values)
                                .filter(value -> lower(value).equals(text))
                                .findFirst()
                                .orElseThrow(IllegalArgumentException::new);
        String words =
                Arrays.stream(values).map(WishReader::lower).collect(Collectors.joining(", "));
        return wishes.read(told, find, "must be one of " + words);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
