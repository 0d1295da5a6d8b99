package io.serai.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Camel's {@code {{env:NAME}}} and {@code {{env:NAME:default}}}; an empty variable counts as none.
 */
final class Placeholders {
    private static final Pattern ANY = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern ENV = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]*)(?::(.*))?");

    /** A shorter value is in too many words. */
    private static final int SHORTEST = 4;

    private final Function<String, Optional<String>> environment;

    /**
     * What stands in the file for each value that was taken from the environment, longest first.
     */
    private final SortedMap<String, String> taken =
            new TreeMap<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(String.CASE_INSENSITIVE_ORDER));

    Placeholders(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    static boolean isOne(String text) {
        return ANY.matcher(text).matches();
    }

    /** The text with its placeholders replaced; what cannot be is an {@link Unresolved}. */
    String resolve(String text) {
        return ANY.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
    }

    /** The same for what {@link #hidden} is to know again. */
    String resolveRemembered(String text) {
        ANY.matcher(text)
                .results()
                .map(match -> ENV.matcher(match.group(1)))
                .forEach(this::remember);
        return resolve(text);
    }

    private void remember(Matcher placeholder) {
        if (placeholder.matches()) {
            variable(placeholder)
                    .map(String::strip)
                    .filter(value -> value.length() >= SHORTEST)
                    .ifPresent(value -> taken.put(value, "{{env:" + placeholder.group(1) + "}}"));
        }
    }

    /** The text with what was taken from the environment as it stands in the file. */
    String hidden(String text) {
        return taken.isEmpty() ? text : values().matcher(text).replaceAll(this::asInTheFile);
    }

    private Pattern values() {
        return Pattern.compile(
                taken.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }

    private String asInTheFile(MatchResult value) {
        return Matcher.quoteReplacement(String.valueOf(taken.get(value.group())));
    }

    private String value(String placeholder) {
        Matcher match = ENV.matcher(placeholder);
        if (!match.matches()) {
            throw new Unresolved(
                    "only {{env:NAME}} and {{env:NAME:default}} are understood, not {{"
                            + placeholder
                            + "}}");
        }
        return variable(match)
                .or(() -> Optional.ofNullable(match.group(2)))
                .orElseThrow(() ->
                        new Unresolved(
                                "the environment variable " + match.group(1) + " is not set"));
    }

    private Optional<String> variable(Matcher placeholder) {
        return environment.apply(placeholder.group(1)).filter(value -> !value.isBlank());
    }

    /** Says which variable is missing; caught where the key is known. */
    static final class Unresolved extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unresolved(String message) {
            super(message, null, false, false);
        }
    }
}
