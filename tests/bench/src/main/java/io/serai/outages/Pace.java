package io.serai.outages;

import java.time.Duration;

/** How many times faster than the calendar the replay runs; 1 is the calendar's own pace. */
record Pace(int factor) {
    /** An hour in five seconds. */
    static final Pace REPLAY = new Pace(720);

    static final Pace CALENDAR = new Pace(1);

    static Pace ofAnHourIn(int seconds) {
        return new Pace(Math.toIntExact(Duration.ofHours(1).toSeconds() / seconds));
    }

    Duration real(Duration calendar) {
        return calendar.dividedBy(factor);
    }

    Duration calendar(Duration real) {
        return real.multipliedBy(factor);
    }
}
