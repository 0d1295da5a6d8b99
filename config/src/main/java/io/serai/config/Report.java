package io.serai.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one reading of the configuration finds: problems, warnings, and the keys that were asked
 * for. In a known key {@code *} stands for a name and {@code []} for a place in a list.
 */
final class Report {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Set<String> known = new TreeSet<>();

    void problem(String key, String message) {
        problems.add(new Problem(key, message));
    }

    boolean hasProblem(String key) {
        return problems.stream().anyMatch(problem -> problem.key().equals(key));
    }

    void warning(String key, String message) {
        warnings.add(new Problem(key, message));
    }

    void known(String pattern) {
        known.add(pattern);
    }

    /** Whether the key, or the map it stands in, has been asked for. */
    boolean isKnown(String pattern) {
        int dot = pattern.lastIndexOf('.');
        return known.contains(pattern)
                || (dot > 0 && known.contains(pattern.substring(0, dot) + ".*"));
    }

    List<Problem> problems() {
        return problems;
    }

    List<Problem> warnings() {
        return warnings;
    }

    Set<String> known() {
        return known;
    }
}
