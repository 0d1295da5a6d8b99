package io.serai.provider;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Ids for answers and tool calls whose provider gave none; {@code random} is shared by threads. */
public record CallIds(RandomGenerator random) {
    /** A new id, such as {@code call_0123456789abcdef}. */
    public String next(String prefix) {
        return prefix + HexFormat.of().toHexDigits(random.nextLong());
    }
}
