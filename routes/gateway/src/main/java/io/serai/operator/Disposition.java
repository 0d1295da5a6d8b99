package io.serai.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.model.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did with a dead letter. A log cannot forget one record, so this is kept beside
 * it. {@code status} is text: a newer Serai may know more of them.
 */
record Disposition(String status, Optional<Instant> at, String source, int replay) {
    static final String OPEN = "open";
    static final String REPLAYED = "replayed";

    /** It could not be read, so nobody may act as if the letter were still open. */
    private static final String UNREADABLE = "unreadable";

    private static final ObjectMapper JSON = new ObjectMapper();

    static Disposition replayed(Source source, int replay, Instant at) {
        return new Disposition(REPLAYED, Optional.of(at), source.toString(), replay);
    }

    byte[] encode() {
        var json = JSON.createObjectNode();
        json.put("status", status);
        at.ifPresent(instant -> json.put("at", instant.toString()));
        json.put("source", source);
        json.put("replay", replay);
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lenient; a value that is taken away opens the letter again. */
    static Optional<Disposition> decode(byte @Nullable [] value) {
        return value == null ? Optional.empty() : Optional.of(read(value));
    }

    private static Disposition read(byte[] value) {
        try {
            JsonNode json = JSON.readTree(value);
            return new Disposition(
                    json.path("status").asText(UNREADABLE),
                    instant(json.path("at").asText()),
                    json.path("source").asText(),
                    json.path("replay").asInt());
        } catch (IOException _) {
            return new Disposition(UNREADABLE, Optional.empty(), "", 0);
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
