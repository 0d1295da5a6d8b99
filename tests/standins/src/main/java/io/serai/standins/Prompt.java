package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, whatever its protocol.
 *
 * @param text all its text
 * @param last the text of its last message
 * @param schema the schema that the answer must follow; null for free text
 */
record Prompt(
        String model,
        String text,
        String last,
        Tools tools,
        @Nullable JsonNode schema,
        int maxTokens) {

    private static final Pattern MARKER = Pattern.compile("\\[\\[marker:([^\\]\\s]+)\\]\\]");

    Optional<String> marker() {
        return markerIn(text);
    }

    static Optional<String> markerIn(String text) {
        Matcher matcher = MARKER.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Prompt[" + model + ", " + text.length() + " characters]";
    }
}
