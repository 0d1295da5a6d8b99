package io.serai.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds keys that nobody asked for, and the known key they were probably meant to be. */
final class Keys {
    private static final int FARTHEST = 3;

    private final Report report;
    private final Set<String> known;

    Keys(Report report) {
        this.report = report;
        this.known = Set.copyOf(report.known());
    }

    void check(JsonNode root) {
        check(root, "", "");
    }

    private void check(JsonNode node, String path, String pattern) {
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), path + "[" + i + "]", pattern + "[]");
        }
        node.properties().forEach(entry -> check(entry.getValue(), path, pattern, entry.getKey()));
    }

    private void check(JsonNode value, String path, String pattern, String key) {
        String full = path.isEmpty() ? key : path + "." + key;
        String prefix = pattern.isEmpty() ? "" : pattern + ".";
        if (known.contains(prefix + key)) {
            check(value, full, prefix + key);
        } else if (known.stream().anyMatch(it -> isOrUnder(it, prefix + "*"))) {
            check(value, full, prefix + "*");
        } else if (known.stream().anyMatch(it -> it.startsWith(prefix) && !prefix.isEmpty())
                || prefix.isEmpty()) {
            report.problem(full, "is not known" + suggestion(key, prefix));
        }
    }

    private static boolean isOrUnder(String known, String pattern) {
        return known.equals(pattern) || known.startsWith(pattern + ".");
    }

    private String suggestion(String key, String prefix) {
        Stream<String> siblings =
                known.stream()
                        .filter(it -> it.startsWith(prefix))
                        .map(it -> it.substring(prefix.length()))
                        .filter(it -> !it.contains(".") && !it.contains("[") && !it.equals("*"));
        return nearest(key, siblings).map(it -> ", did you mean " + it + "?").orElse("");
    }

    /** The candidate that takes the fewest edits, if they are few. */
    static Optional<String> nearest(String word, Stream<String> candidates) {
        int most = Math.min(FARTHEST, Math.max(1, word.length() / 2));
        return candidates
                .filter(it -> distance(word, it) <= most)
                .min(
                        Comparator.<String>comparingInt(it -> distance(word, it))
                                .thenComparing(it -> it));
    }

    /** Levenshtein's. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
