package io.serai.outages;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which calendar time a real instant was: the windows that were replayed, one after the other. */
final class Timeline {
    private final Pace pace;
    private final NavigableMap<Instant, Span> windows = new ConcurrentSkipListMap<>();

    Timeline(Pace pace) {
        this.pace = pace;
    }

    void begin(Span window, Instant at) {
        windows.put(at, window);
    }

    /** The real instant of a calendar time in the window that began last. */
    Instant real(Duration calendar) {
        var latest = windows.lastEntry();
        return latest.getKey().plus(pace.real(calendar.minus(latest.getValue().from())));
    }

    /** Since the calendar's begin; it stands still between two windows. */
    Duration calendar(Instant real) {
        var entry = windows.floorEntry(real);
        if (entry == null) {
            throw new IllegalArgumentException(real + " is before the first window");
        }
        Span window = entry.getValue();
        Duration at = window.from().plus(pace.calendar(Duration.between(entry.getKey(), real)));
        return at.compareTo(window.until()) > 0 ? window.until() : at;
    }
}
