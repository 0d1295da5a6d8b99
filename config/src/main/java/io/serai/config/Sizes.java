package io.serai.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How an operator writes a number of bytes: {@code 1MiB}, {@code 512KiB}, {@code 4096}. */
final class Sizes {
    static final String RULE = "must be a number of bytes, KiB, MiB or GiB, such as 1MiB";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB)?");

    private Sizes() {}

    static long parse(String text) {
        Matcher match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(RULE);
        }
        return Long.parseLong(match.group(1)) << shift(match.group(2));
    }

    private static int shift(@Nullable String unit) {
        return switch (unit) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            case null, default -> 0;
        };
    }
}
