package io.serai.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the constructors of wire records share: absent values become empty ones, and what cannot be
 * an answer is refused with an {@link IllegalArgumentException} (which Jackson hands on as an
 * {@link java.io.IOException}).
 */
public final class WireShape {
    private WireShape() {}

    public static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    public static JsonNode orMissing(@Nullable JsonNode node) {
        return node == null || node.isNull() ? MissingNode.getInstance() : node;
    }

    /** {@code what} is wrong unless it holds. */
    public static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
