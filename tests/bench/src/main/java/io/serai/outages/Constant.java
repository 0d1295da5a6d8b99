package io.serai.outages;

import java.time.Duration;

/**
 * Serai's constants that are calendar time: each by its key, with its default, and with what a
 * machine that is shared can hold to, where the replay's pace would make it shorter.
 */
enum Constant {
    COMMIT("worker.commit-interval", Duration.ofMillis(100), Duration.ofMillis(20)),
    PROBE("probe.interval", Duration.ofSeconds(30), Duration.ofMillis(20)),
    PROBE_IN_OUTAGE("probe.in-outage", Duration.ofSeconds(5), Duration.ofMillis(20)),
    PROBE_TIMEOUT("probe.timeout", Duration.ofSeconds(4), Duration.ofMillis(100)),
    WINDOW("breaker.window", Duration.ofMinutes(1), Duration.ofSeconds(1)),
    OPEN("breaker.open-for", Duration.ofSeconds(30), Duration.ZERO),
    OPEN_MOST("breaker.open-for-at-most", Duration.ofMinutes(5), Duration.ZERO),
    OPEN_LONG("breaker.open-long", Duration.ofMinutes(15), Duration.ZERO),
    OPEN_LONG_MOST("breaker.open-long-at-most", Duration.ofHours(6), Duration.ZERO),
    CONNECT_TIMEOUT("connect-timeout", Duration.ofSeconds(5), Duration.ofMillis(100)),
    RESPONSE_TIMEOUT("response-timeout", Duration.ofMinutes(2), Duration.ofMillis(400)),
    SHORT_WAIT("limits.short-wait", Duration.ofSeconds(2), Duration.ZERO);

    private final String key;
    private final Duration calendar;
    private final Duration shortest;

    Constant(String key, Duration calendar, Duration shortest) {
        this.key = key;
        this.calendar = calendar;
        this.shortest = shortest;
    }

    String key() {
        return key;
    }

    Duration calendar() {
        return calendar;
    }

    /** As the gateway is told, in real time. */
    Duration at(Pace pace) {
        return isHeld(pace) ? pace.real(calendar) : shortest;
    }

    /** Whether it keeps its proportion at this pace. */
    boolean isHeld(Pace pace) {
        return pace.real(calendar).compareTo(shortest) >= 0 || pace.equals(Pace.CALENDAR);
    }
}
