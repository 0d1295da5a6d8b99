package io.serai.codec;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Strict, bounded JSON: whatever the bytes, a tree or a reason, never an exception. */
final class JsonText {
    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_NAME = 5_000;
    private static final int LONGEST_ERROR = 300;
    private static final int ERROR_TOKEN = 30;

    /**
     * Strings are bounded by the record, whose size is checked before. Buffers are pooled: those
     * that Jackson keeps for a thread are made anew for each request, as each has a thread of its
     * own, and held while it waits for its provider.
     */
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .maxNameLength(LONGEST_NAME)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .build())
                                    .errorReportConfiguration(
                                            ErrorReportConfiguration.builder()
                                                    .maxErrorTokenLength(ERROR_TOKEN)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private JsonText() {}

    /** A tree, or why there is none. */
    sealed interface Parsed {
        record Tree(JsonNode root) implements Parsed {}

        record NotJson(String reason) implements Parsed {}
    }

    static Parsed parse(byte[] bytes) {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (root == null || root.isMissingNode()) {
                return new Parsed.NotJson("is empty");
            }
            return mayHoldSurrogates(bytes) && !isUnicode(root.toString())
                    ? new Parsed.NotJson("is not JSON: half a surrogate pair in a string")
                    : new Parsed.Tree(root);
        } catch (MismatchedInputException e) {
            return new Parsed.NotJson("is not JSON: more text after the value");
        } catch (JsonProcessingException e) {
            return new Parsed.NotJson("is not JSON: " + reason(e));
        } catch (IOException e) {
            return new Parsed.NotJson("is not JSON: " + cut(String.valueOf(e.getMessage())));
        }
    }

    static Parsed parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** UTF-8; half a surrogate pair, which a provider may send, becomes a question mark. */
    static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree that cannot be written", e);
        }
    }

    /** Such halves come as an escape or as UTF-8 bytes that Jackson lets pass. */
    private static boolean mayHoldSurrogates(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            boolean escaped =
                    bytes[i] == '\\' && bytes[i + 1] == 'u' && (bytes[i + 2] | 0x20) == 'd';
            boolean encoded = bytes[i] == (byte) 0xED && bytes[i + 1] >= (byte) 0xA0;
            if (escaped || encoded) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static String reason(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where =
                at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        return cut(where + e.getOriginalMessage());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }
}
