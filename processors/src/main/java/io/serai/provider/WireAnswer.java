package io.serai.provider;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An HTTP answer: status, headers by lower-case name, and body (empty when there was none). The
 * same words may mean something else by what was {@code asked}.
 */
public record WireAnswer(int status, Map<String, String> headers, byte[] body, Asked asked) {
    public WireAnswer {
        headers =
                headers.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        header -> header.getKey().toLowerCase(Locale.ROOT),
                                        Map.Entry::getValue,
                                        (first, repeated) -> first));
    }

    /** To whatever was asked. */
    public WireAnswer(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, Asked.ONCE);
    }

    /** The same to what was asked. */
    public WireAnswer to(Asked request) {
        return new WireAnswer(status, headers, body, request);
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
