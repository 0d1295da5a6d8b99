package io.serai.standins;

import java.util.concurrent.atomic.AtomicLong;

/** Ids that look like a provider's and count up. */
final class Ids {

    private final AtomicLong last = new AtomicLong();

    /** The prefix and so many letters and digits. */
    String next(String prefix, int length) {
        String number = Long.toString(last.incrementAndGet(), Character.MAX_RADIX);
        return prefix + "0".repeat(length - number.length()) + number;
    }
}
