package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/** A request as it came in, read to its end. */
record Call(
        String method,
        String path,
        String query,
        HttpFields headers,
        Optional<String> marker,
        int size,
        JsonNode body) {

    /** The same call at another path. */
    Call withPath(String other) {
        return new Call(method, other, query, headers, marker, size, body);
    }

    /** The same call with other headers and another body. */
    Call with(HttpFields others, JsonNode other) {
        return new Call(method, path, query, others, marker, size, other);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    Optional<String> bearer() {
        return header("authorization")
                .filter(it -> it.startsWith("Bearer "))
                .map(it -> it.substring(7));
    }

    @Override
    public String toString() {
        return "Call[" + method + " " + path + ", " + size + " characters]";
    }
}
