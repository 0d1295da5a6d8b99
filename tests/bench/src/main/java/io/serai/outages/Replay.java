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
    private static final Duration REHEARSAL = Duration.ofSeconds(10);
    private static final int LEAST_REHEARSALS = 2;
    private static final int MOST_REHEARSALS = 18;
    private static final Duration GLANCE = Duration.ofMillis(20);

    /** Beyond the longest deadline. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pace pace;
    private final IncidentCalendar calendar;
    private final RequestStream stream;
    private final Stage stage;
    private final Timeline timeline;
    private final Accounts accounts;
    private final List<Asker> askers;
    private final InstantSource clock = InstantSource.system();

    Replay(
            Pace pace,
            IncidentCalendar calendar,
            RequestStream stream,
            Stage stage,
            Timeline timeline,
            Accounts accounts,
            List<Asker> askers) {
        this.pace = pace;
        this.calendar = calendar;
        this.stream = stream;
        this.stage = stage;
        this.timeline = timeline;
        this.accounts = accounts;
        this.askers = List.copyOf(askers);
    }

    void run(List<Span> windows, PrintStream progress) {
        rehearse(progress);
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
            int before = failedWhileWell();
            live(window);
            int failed = failedWhileWell() - before;
            if (failed > 0) {
                progress.printf("  %d calls failed while their provider was well%n", failed);
            }
            left = left.minus(window.length());
        }
    }

    /** Of the clients that wait for their answers; Serai's come with its replies. */
    private int failedWhileWell() {
        return accounts.of(Client.PRIMARY_ALONE).failedWhileWell()
                + accounts.of(Client.FAILOVER).failedWhileWell();
    }

    /**
     * A cold JVM would fail the first calls, and a second is twelve minutes: it is warm when a
     * rehearsal passes without a failed call.
     */
    private void rehearse(PrintStream progress) {
        int failed = rehearse(0);
        for (int i = 1; i < LEAST_REHEARSALS || (failed > 0 && i < MOST_REHEARSALS); i++) {
            progress.printf("rehearsal: %d calls failed%n", failed);
            failed = rehearse(i);
        }
        progress.printf("rehearsal: %d calls failed at last%n", failed);
    }

    /** At the pace of the windows; returns the calls that failed. */
    private int rehearse(int round) {
        Instant begin = clock.instant();
        int before = failedRehearsals();
        Duration period = pace.real(stream.period());
        int requests = Math.toIntExact(REHEARSAL.dividedBy(period));
        for (int i = 0; i < requests; i++) {
            sleepUntil(begin.plus(period.multipliedBy(i)));
            int number = round * requests + i;
            askers.forEach(asker -> asker.rehearse(number));
        }
        awaitEndings();
        return failedRehearsals() - before;
    }

    private int failedRehearsals() {
        return askers.stream().mapToInt(Asker::failedRehearsals).sum();
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
