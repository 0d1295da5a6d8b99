package io.serai.outages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A time from {@code from} until, and without, {@code until}; both since the calendar's begin. */
record Span(Duration from, Duration until) {
    Span {
        if (from.isNegative() || until.compareTo(from) < 0) {
            throw new IllegalArgumentException("no span: " + from + " to " + until);
        }
    }

    Duration length() {
        return until.minus(from);
    }

    boolean contains(Duration at) {
        return at.compareTo(from) >= 0 && at.compareTo(until) < 0;
    }

    boolean covers(Span other) {
        return from.compareTo(other.from) <= 0 && until.compareTo(other.until) >= 0;
    }

    /** With a margin on both sides, as far as the whole reaches. */
    Span widened(Duration margin, Span whole) {
        return new Span(
                latest(from.minus(margin), whole.from), earliest(until.plus(margin), whole.until));
    }

    /** The same times as few spans that do not touch, in order. */
    static List<Span> merged(Collection<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span next : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            if (!merged.isEmpty() && next.from.compareTo(merged.getLast().until) <= 0) {
                Span last = merged.removeLast();
                merged.add(new Span(last.from, latest(last.until, next.until)));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    static Duration total(Collection<Span> spans) {
        return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration latest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration earliest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
