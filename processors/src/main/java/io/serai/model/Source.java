package io.serai.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request was first read, written {@code topic-partition-offset}. It names one request for
 * good: parking, draining, dead letters and replays carry it, and consumers may drop a second reply
 * of the same source and replay.
 */
public record Source(String topic, int partition, long offset) {
    private static final Pattern TEXT = Pattern.compile("(.+)-(\\d{1,9})-(\\d{1,18})");

    /**
     * Reads what {@link #toString()} wrote; anything else is an {@link IllegalArgumentException}.
     */
    public static Source parse(String text) {
        Matcher match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "\""
                            + text
                            + "\" is not a source: topic-partition-offset, such as ai.requests-0-42");
        }
        return new Source(
                match.group(1), Integer.parseInt(match.group(2)), Long.parseLong(match.group(3)));
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
