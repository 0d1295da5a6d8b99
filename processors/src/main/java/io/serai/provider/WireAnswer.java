package io.serai.provider;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An HTTP answer: status, headers by lower-case name, and body (empty when there was none). */
public record WireAnswer(int status, Map<String, String> headers, byte[] body) {
    public WireAnswer {
        headers =
                headers.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        header -> header.getKey().toLowerCase(Locale.ROOT),
                                        Map.Entry::getValue,
                                        (first, repeated) -> first));
    }

    /** The header of this name, whatever its case on the wire. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return "WireAnswer[" + status + ", " + body.length + " bytes]";
    }
}
