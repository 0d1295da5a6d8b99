package io.serai.outages;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lives through windows of the calendar, one after the other, in compressed time. */
final class Replay {
    private static final Duration RUN_UP = Duration.ofMillis(200);
    private static final Duration REHEARSAL = Duration.ofSeconds(20);
    private static final Duration REHEARSAL_PERIOD = Duration.ofMillis(10);
    private static final Duration GLANCE = Duration.ofMillis(20);

    /** Beyond the longest deadline. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pace pace;
    private final IncidentCalendar calendar;
    private final RequestStream stream;
    private final Stage stage;
    private final Timeline timeline;
    private final List<Asker> askers;
    private final InstantSource clock = InstantSource.system();

    Replay(
            Pace pace,
            IncidentCalendar calendar,
            RequestStream stream,
            Stage stage,
            Timeline timeline,
            List<Asker> askers) {
        this.pace = pace;
        this.calendar = calendar;
        this.stream = stream;
        this.stage = stage;
        this.timeline = timeline;
        this.askers = List.copyOf(askers);
    }

    void run(List<Span> windows, PrintStream progress) {
        progress.printf("rehearsal, %d s%n", REHEARSAL.toSeconds());
        rehearse();
        Duration left = Span.total(windows);
        for (int i = 0; i < windows.size(); i++) {
            Span window = windows.get(i);
            progress.printf(
                    "window %d of %d: %d h %02d min of the calendar, about %d s left%n",
                    i + 1,
                    windows.size(),
                    window.length().toHours(),
                    window.length().toMinutesPart(),
                    pace.real(left).toSeconds());
            live(window);
            left = left.minus(window.length());
        }
    }

    /** A cold JVM would fail the first calls, and a second is twelve minutes. */
    private void rehearse() {
        Instant begin = clock.instant();
        int requests = Math.toIntExact(REHEARSAL.dividedBy(REHEARSAL_PERIOD));
        for (int i = 0; i < requests; i++) {
            sleepUntil(begin.plus(REHEARSAL_PERIOD.multipliedBy(i)));
            int number = i;
            askers.forEach(asker -> asker.rehearse(number));
        }
        awaitEndings();
    }

    private void live(Span window) {
        change(window.from());
        Instant begin = clock.instant().plus(RUN_UP);
        timeline.begin(window, begin);
        try (ScheduledExecutorService changes = Executors.newSingleThreadScheduledExecutor()) {
            for (Duration at : calendar.changes(window)) {
                var _ =
                        changes.schedule(
                                () -> change(at),
                                Duration.between(clock.instant(), timeline.real(at)).toNanos(),
                                TimeUnit.NANOSECONDS);
            }
            stream.within(window).forEach(this::ask);
            sleepUntil(timeline.real(window.until()));
        }
        awaitEndings();
    }

    private void change(Duration at) {
        for (Rank rank : Rank.values()) {
            stage.enter(rank, calendar.condition(rank, at));
        }
    }

    private void ask(int request) {
        Instant due = timeline.real(stream.arrival(request));
        sleepUntil(due);
        askers.forEach(asker -> asker.ask(request, due));
    }

    private void sleepUntil(Instant due) {
        Duration wait = Duration.between(clock.instant(), due);
        while (wait.isPositive()) {
            LockSupport.parkNanos(wait.toNanos());
            wait = Duration.between(clock.instant(), due);
        }
    }

    /** The calendar stands still until every request has its ending, or none can come any more. */
    private void awaitEndings() {
        Duration longest = pace.real(Client.SERAI_24_H.deadline()).plus(PATIENCE);
        Instant end = clock.instant().plus(longest);
        while (askers.stream().anyMatch(asker -> asker.pending() > 0)
                && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}
