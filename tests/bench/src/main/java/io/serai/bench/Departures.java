package io.serai.bench;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** When each paced request was handed to the producer. */
final class Departures {
    private static final String PREFIX = "paced-";

    private final Map<String, Long> nanos = new ConcurrentHashMap<>();

    static String key(int number) {
        return PREFIX + number;
    }

    void left(int number) {
        nanos.put(key(number), System.nanoTime());
    }

    /** Nanoseconds since then; empty for a request that was not paced. */
    OptionalLong since(String key) {
        Long left = nanos.get(key);
        return left == null ? OptionalLong.empty() : OptionalLong.of(System.nanoTime() - left);
    }
}
