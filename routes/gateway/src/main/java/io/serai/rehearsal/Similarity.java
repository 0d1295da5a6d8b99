package io.serai.rehearsal;

import io.serai.model.Completion;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How alike two answers are in their words, whatever the order: the cosine of their counts. */
final class Similarity {
    private static final String NO_WORD = "[^\\p{L}\\p{N}]+";
    private static final int PERCENT = 100;

    private Similarity() {}

    /** From 0 to 1, to two places. Functions that are called count with their arguments. */
    static double between(Completion one, Completion other) {
        Map<String, Integer> mine = words(one);
        Map<String, Integer> others = words(other);
        if (mine.isEmpty() || others.isEmpty()) {
            return mine.isEmpty() && others.isEmpty() ? 1 : 0;
        }
        return Math.round(cosine(mine, others) * PERCENT) / (double) PERCENT;
    }

    private static double cosine(Map<String, Integer> mine, Map<String, Integer> others) {
        double common =
                mine.entrySet().stream()
                        .mapToDouble(word ->
                                (double) word.getValue() * others.getOrDefault(word.getKey(), 0))
                        .sum();
        return common / (length(mine) * length(others));
    }

    private static double length(Map<String, Integer> counts) {
        return Math.sqrt(
                counts.values().stream().mapToDouble(count -> (double) count * count).sum());
    }

    private static Map<String, Integer> words(Completion completion) {
        Map<String, Integer> counts = new HashMap<>();
        Stream.of(said(completion).toLowerCase(Locale.ROOT).split(NO_WORD))
                .filter(word -> !word.isEmpty())
                .forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    private static String said(Completion completion) {
        String calls =
                completion.toolCalls().stream()
                        .map(call -> call.name() + " " + call.arguments().text())
                        .collect(Collectors.joining(" "));
        return completion.text().orElse("") + " " + calls;
    }
}
