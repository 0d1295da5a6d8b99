package io.serai.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.serai.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON as it goes to and comes from providers: what is read is bounded and trusted in nothing. */
public final class WireJson {
    /** The place in a request of what {@link #putArguments} could not put as it was. */
    public static final String ARGUMENTS = "messages[].tool_calls[].function.arguments";

    private static final int DEEPEST = 200;

    private static final int LARGE_TEXT = 64 * 1024;

    /** Buffers are pooled: a thread's own would be made anew for each request. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private WireJson() {}

    /** Reads a body into a wire record; whatever is wrong with it is an {@link IOException}. */
    public static <T> T read(byte[] body, Class<T> shape) throws IOException {
        T read = MAPPER.readValue(body, shape);
        if (read == null) {
            throw new IOException("the answer is null");
        }
        return read;
    }

    /** The text as a JSON object, if it is one. */
    public static Optional<ObjectNode> object(String text) {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** An empty object to build a request in. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Producer's JSON to be embedded character by character, so that no number loses digits. */
    public static RawValue raw(Json json) {
        return new RawValue(json.text());
    }

    /**
     * Puts a call's arguments into it as an object; what a model wrote that is none goes into one.
     *
     * @return whether they were an object, and nothing was lost
     */
    public static boolean putArguments(ObjectNode call, String name, Json arguments) {
        if (object(arguments.text()).isPresent()) {
            call.putRawValue(name, raw(arguments));
            return true;
        }
        call.putObject(name).put("arguments", arguments.text());
        return false;
    }

    /**
     * By way of a string, because half a surrogate pair (legal in a producer's JSON) makes
     * Jackson's UTF-8 eat what follows it (2.22, measured), while here it becomes a question mark.
     */
    public static byte[] bytes(JsonNode tree) {
        try {
            return hasLargeText(tree)
                    ? written(tree)
                    : MAPPER.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree that cannot be written", e);
        }
    }

    /** An image, which a string would have in memory three times more. */
    private static boolean hasLargeText(JsonNode tree) {
        if (tree.isTextual()) {
            return tree.textValue().length() > LARGE_TEXT;
        }
        for (JsonNode child : tree) {
            if (hasLargeText(child)) {
                return true;
            }
        }
        return false;
    }

    /** The same by way of a writer: half as fast for a small tree (28 us after 14). */
    private static byte[] written(JsonNode tree) throws IOException {
        try (ByteArrayBuilder out = new ByteArrayBuilder()) {
            MAPPER.writeValue(new OutputStreamWriter(out, StandardCharsets.UTF_8), tree);
            return out.toByteArray();
        }
    }

    /** Reads a table that is part of Serai; a key it does not know is an error. */
    static <T> T resource(String name, Class<T> shape) {
        try (InputStream in = WireJson.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return MAPPER.readerFor(shape)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(in);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name, e);
        }
    }
}
