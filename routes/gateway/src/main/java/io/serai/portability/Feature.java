package io.serai.portability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.codec.Decoded;
import io.serai.codec.RequestCodec;
import io.serai.model.Capability;
import io.serai.model.Original;
import io.serai.model.Prompt;
import io.serai.provider.Protocol;
import io.serai.provider.WireCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A part of the OpenAI request shape, with a request that has it. What becomes of it is not written
 * down anywhere: the request is encoded, and looked at.
 *
 * @param field the request's field that holds it
 */
public record Feature(String name, String field, JsonNode request) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAIN =
            """
            {"model": "any", "messages": [{"role": "user", "content": "Hello."}]}
            """;

    /** Those of a request that producers may write. */
    public static List<Feature> all() {
        try (InputStream in = Feature.class.getResourceAsStream("features.json")) {
            return List.of(JSON.readValue(Objects.requireNonNull(in), Feature[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What becomes of it at a provider that is asked for {@code capabilities}. */
    Fate at(Protocol protocol, Set<Capability> capabilities) {
        Prompt prompt = prompt();
        if (!capabilities.containsAll(prompt.needs())) {
            return Fate.NOT_ASKED;
        }
        WireCall call = protocol.encode(prompt);
        if (call.dropped().contains(field)) {
            return Fate.DROPPED;
        }
        if (call.dropped().stream().anyMatch(name -> name.startsWith(field))) {
            return Fate.IN_PART;
        }
        return request.path(field).equals(wire(call).path(field)) ? Fate.KEPT : Fate.ADAPTED;
    }

    private Prompt prompt() {
        ObjectNode whole = (ObjectNode) read(PLAIN.getBytes(StandardCharsets.UTF_8));
        whole.setAll((ObjectNode) request);
        byte[] value = whole.toString().getBytes(StandardCharsets.UTF_8);
        return switch (new RequestCodec()
                .decode(Original.of(null, value, List.of(), Instant.EPOCH))) {
            case Decoded.Understood(var draft) -> draft.prompt();
            case Decoded.Misunderstood(var failure, _) ->
                    throw new IllegalStateException(name + ": " + failure.message());
        };
    }

    private static JsonNode wire(WireCall call) {
        return read(call.body());
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
