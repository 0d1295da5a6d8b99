package io.serai.portability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.codec.Decoded;
import io.serai.codec.RequestCodec;
import io.serai.model.Input;
import io.serai.model.Kind;
import io.serai.model.Original;
import io.serai.model.Part;
import io.serai.model.Prompt;
import io.serai.provider.ImageCarrier;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.WireCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * A part of the OpenAI request shape, with a request that has it. What becomes of it is not written
 * down anywhere: the request is encoded, and looked at.
 *
 * @param field the request's field that holds it
 */
public record Feature(String name, String field, JsonNode request) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Part.InlineImage PIXEL = new Part.InlineImage("image/png", "iVBORw0KGgo=");
    private static final String PLAIN_CHAT =
            """
            {"model": "any", "messages": [{"role": "user", "content": "Hello."}]}
            """;
    private static final String PLAIN_EMBEDDINGS =
            """
            {"model": "any", "input": "Hello."}
            """;

    /** Those of a request of this kind that producers may write. */
    public static List<Feature> all(Kind kind) {
        String file =
                switch (kind) {
                    case CHAT -> "features.json";
                    case EMBEDDINGS -> "embeddings-features.json";
                };
        try (InputStream in = Feature.class.getResourceAsStream(file)) {
            return List.of(JSON.readValue(Objects.requireNonNull(in), Feature[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What becomes of it at a provider that speaks {@code protocol}. */
    Fate at(Protocol protocol, ProviderSettings provider) {
        Input input = input(whole(provider.kind()));
        if (!provider.capabilities().containsAll(input.needs())) {
            return Fate.NOT_ASKED;
        }
        WireCall call = protocol.encode(carried(input, provider));
        if (call.dropped().contains(field)) {
            return isSentInPart(call, protocol, provider) ? Fate.IN_PART : Fate.DROPPED;
        }
        if (call.dropped().stream().anyMatch(name -> name.startsWith(field))) {
            return Fate.IN_PART;
        }
        return request.path(field).equals(wire(call).path(field)) ? Fate.KEPT : Fate.ADAPTED;
    }

    /** What is the nearest there is, such as an effort, is not the same call as without it. */
    private boolean isSentInPart(WireCall call, Protocol protocol, ProviderSettings provider) {
        ObjectNode without = whole(provider.kind()).without(field);
        return !wire(call).equals(wire(protocol.encode(carried(input(without), provider))));
    }

    /** With the images that Serai would fetch for the provider; nothing is fetched here. */
    private static Input carried(Input input, ProviderSettings provider) {
        return provider.images().isPresent() && input instanceof Prompt prompt
                ? new ImageCarrier((_, _) -> PIXEL, provider.images().get(), InstantSource.system())
                        .carry(prompt, provider.responseTimeout())
                : input;
    }

    private ObjectNode whole(Kind kind) {
        String plain =
                switch (kind) {
                    case CHAT -> PLAIN_CHAT;
                    case EMBEDDINGS -> PLAIN_EMBEDDINGS;
                };
        ObjectNode whole = (ObjectNode) read(plain.getBytes(StandardCharsets.UTF_8));
        return whole.setAll((ObjectNode) request);
    }

    private Input input(ObjectNode whole) {
        byte[] value = whole.toString().getBytes(StandardCharsets.UTF_8);
        return switch (new RequestCodec()
                .decode(Original.of(null, value, List.of(), Instant.EPOCH))) {
            case Decoded.Understood(var draft) -> draft.input();
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
