package io.serai.outages;

import java.time.Duration;
import java.util.stream.IntStream;

/** The requests that every client gets: one by one at a steady pace, from the calendar's begin. */
record RequestStream(int perHour, Span whole) {
    RequestStream {
        if (perHour < 1 || perHour > 3_600) {
            throw new IllegalArgumentException(
                    "requests per hour must be between 1 and 3600, is " + perHour);
        }
    }

    int count() {
        return first(whole.until());
    }

    /** Between one request and the next. */
    Duration period() {
        return Duration.ofHours(1).dividedBy(perHour);
    }

    Duration arrival(int request) {
        return Duration.ofHours(1).multipliedBy(request).dividedBy(perHour);
    }

    /** Those that arrive within the span, in order. */
    IntStream within(Span span) {
        return IntStream.range(first(span.from()), first(span.until()));
    }

    /** The first that does not arrive before. */
    private int first(Duration at) {
        long hour = Duration.ofHours(1).toNanos();
        return Math.toIntExact(Math.ceilDiv(at.toNanos() / 1_000 * perHour, hour / 1_000));
    }
}
