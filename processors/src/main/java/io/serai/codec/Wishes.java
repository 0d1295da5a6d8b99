package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Original;
import io.serai.model.RecordHeader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The places a producer's wishes are told in, as text, and what is wrong with them. */
final class Wishes {
    private final Original original;
    private final JsonNode serai;
    private final List<Problem> problems = new ArrayList<>();

    Wishes(Original original, JsonNode serai) {
        this.original = original;
        this.serai = serai;
    }

    /** A text and the header or field it stood in. */
    record Told(String where, String text) {
        Stream<Told> split() {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .map(part -> new Told(where, part));
        }

        /** The name of a label header's label. */
        String suffix() {
            return where.substring(SeraiHeaders.LABEL_PREFIX.length());
        }
    }

    List<Problem> problems() {
        return problems;
    }

    void problem(String field, String rule) {
        problems.add(new Problem(field, rule));
    }

    /** Whether the header is there, readable or not; a null value is as good as no header. */
    boolean has(String name) {
        return original.header(name).filter(header -> header.value() != null).isPresent();
    }

    Optional<Told> header(String name) {
        return original.header(name).flatMap(this::text);
    }

    Stream<Told> headers(String prefix) {
        return original.headers().stream()
                .filter(header -> header.name().startsWith(prefix))
                .filter(header -> header.name().length() > prefix.length())
                .flatMap(header -> text(header).stream());
    }

    private Optional<Told> text(RecordHeader header) {
        byte[] value = header.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
            return Optional.of(new Told(header.name(), text));
        } catch (CharacterCodingException _) {
            problem(Problem.cut(header.name()), "must be UTF-8 text");
            return Optional.empty();
        }
    }

    /** Spring writes a four-byte integer. */
    OptionalInt springPartition() {
        byte @Nullable [] value =
                original.header(SeraiHeaders.SPRING_REPLY_PARTITION)
                        .flatMap(header -> Optional.ofNullable(header.value()))
                        .orElse(null);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value.length != Integer.BYTES || ByteBuffer.wrap(value).getInt() < 0) {
            problem(
                    SeraiHeaders.SPRING_REPLY_PARTITION,
                    "must be a four-byte integer of at least 0, has " + value.length + " bytes");
            return OptionalInt.empty();
        }
        return OptionalInt.of(ByteBuffer.wrap(value).getInt());
    }

    Optional<Told> field(String name) {
        return told("serai." + name, serai.path(name)).findFirst();
    }

    Stream<Told> items(String name) {
        JsonNode items = serai.path(name);
        return items.isArray()
                ? StreamSupport.stream(items.spliterator(), false)
                        .flatMap(item -> told("serai." + name, item))
                : Stream.empty();
    }

    Map<String, String> fields(String name) {
        Map<String, String> fields = new TreeMap<>();
        serai.path(name)
                .properties()
                .forEach(entry ->
                        told(name, entry.getValue())
                                .forEach(told -> fields.put(entry.getKey(), told.text())));
        return fields;
    }

    private static Stream<Told> told(String where, JsonNode node) {
        return node.isTextual() ? Stream.of(new Told(where, node.textValue())) : Stream.empty();
    }

    /** The value, or a problem that says the rule. */
    <T> Optional<T> read(Told told, Function<String, T> reader, String rule) {
        try {
            return Optional.of(reader.apply(told.text()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
            problem(Problem.cut(told.where()), rule + ", is " + Problem.quote(told.text()));
            return Optional.empty();
        }
    }
}
