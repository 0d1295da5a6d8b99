package io.serai.model;

import java.util.regex.Pattern;

/** The rule for every name an operator gives: it becomes part of topic, route and metric names. */
final class Names {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9-]{1,40}");

    private Names() {}

    static void check(String kind, String name) {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    kind + " name \"" + name + "\" must match [a-z0-9-]{1,40}");
        }
    }
}
