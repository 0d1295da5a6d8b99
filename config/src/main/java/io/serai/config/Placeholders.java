package io.serai.config;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Camel's {@code {{env:NAME}}} and {@code {{env:NAME:default}}}; an empty variable counts as none.
 */
final class Placeholders {
    private static final Pattern ANY = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern ENV = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]*)(?::(.*))?");

    private final Function<String, Optional<String>> environment;

    Placeholders(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    static boolean isOne(String text) {
        return ANY.matcher(text).matches();
    }

    /** The text with its placeholders replaced; what cannot be is an {@link Unresolved}. */
    String resolve(String text) {
        Matcher match = ANY.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (match.find()) {
            match.appendReplacement(resolved, Matcher.quoteReplacement(value(match.group(1))));
        }
        return match.appendTail(resolved).toString();
    }

    private String value(String placeholder) {
        Matcher match = ENV.matcher(placeholder);
        if (!match.matches()) {
            throw new Unresolved(
                    "only {{env:NAME}} and {{env:NAME:default}} are understood, not {{"
                            + placeholder
                            + "}}");
        }
        String name = match.group(1);
        return environment
                .apply(name)
                .filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(match.group(2)))
                .orElseThrow(
                        () -> new Unresolved("the environment variable " + name + " is not set"));
    }

    /** Says which variable is missing; caught where the key is known. */
    static final class Unresolved extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unresolved(String message) {
            super(message, null, false, false);
        }
    }
}
