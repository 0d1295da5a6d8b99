package io.serai.codec;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with a request: the header or field, and the rule it breaks. */
record Problem(String field, String rule) {
    private static final int SHOWN = 3;
    private static final int LONGEST_QUOTE = 60;

    @Override
    public String toString() {
        return field + ": " + rule;
    }

    /** The first few, one per field, as the message of a failure. */
    static String summary(Collection<Problem> problems) {
        Map<String, Problem> byField = new LinkedHashMap<>();
        problems.forEach(problem -> byField.putIfAbsent(problem.field(), problem));
        String shown =
                byField.values().stream()
                        .limit(SHOWN)
                        .map(Problem::toString)
                        .collect(Collectors.joining("; "));
        int hidden = byField.size() - SHOWN;
        return hidden > 0 ? shown + "; and " + hidden + " more" : shown;
    }

    /** Text from outside as it may stand in a message: short, quoted, escaped. */
    static String quote(String text) {
        return TextNode.valueOf(cut(text)).toString();
    }

    static String cut(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
