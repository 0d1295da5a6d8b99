package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
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
 * @param texts to be embedded; null where an answer in words is wanted
 */
record Prompt(
        String model,
        String text,
        String last,
        Tools tools,
        @Nullable JsonNode schema,
        int maxTokens,
        @Nullable Texts texts) {

    private static final Pattern MARKER = Pattern.compile("\\[\\[marker:([^\\]\\s]+)\\]\\]");

    /** For an answer in words. */
    Prompt(
            String model,
            String text,
            String last,
            Tools tools,
            @Nullable JsonNode schema,
            int maxTokens) {
        this(model, text, last, tools, schema, maxTokens, null);
    }

    static Prompt toEmbed(String model, Texts texts) {
        String all = String.join("\n", texts.list());
        Tools none = new Tools(List.of(), Tools.Choice.NONE, false);
        return new Prompt(model, all, texts.list().getLast(), none, null, 0, texts);
    }

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
