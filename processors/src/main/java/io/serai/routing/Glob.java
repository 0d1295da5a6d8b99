package io.serai.routing;

import java.util.regex.Pattern;

/** A name pattern in which {@code *} stands for any text and {@code ?} for one character. */
public record Glob(String text, Pattern pattern) {
    public static Glob of(String text) {
        StringBuilder regex = new StringBuilder();
        text.chars().forEach(c -> regex.append(translate((char) c)));
        return new Glob(text, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    private static String translate(char c) {
        return switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
        };
    }

    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
