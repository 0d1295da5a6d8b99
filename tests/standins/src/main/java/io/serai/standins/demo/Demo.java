package io.serai.standins.demo;

import io.serai.app.Gateway;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One run of the demo: walks the phases while requests flow, then waits for the last reply. */
final class Demo {
    /** How long the last replies may take once the providers are back. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration FRAME = Duration.ofMillis(200);

    private final House house;
    private final Producers producers;
    private final Mailbox mailbox;
    private final Circuits circuits;
    private final View view;
    private final InstantSource clock;
    private final int requests;
    private volatile Phase phase = Phase.NORMAL;
    private Instant recovered = Instant.MAX;

    Demo(
            House house,
            Gateway gateway,
            Producers producers,
            Mailbox mailbox,
            View view,
            int requests) {
        this.house = house;
        this.producers = producers;
        this.mailbox = mailbox;
        this.view = view;
        this.requests = requests;
        clock = InstantSource.system();
        circuits = new Circuits(gateway.providers(), clock);
    }

    Report run() {
        try (ScheduledExecutorService frames = Executors.newSingleThreadScheduledExecutor()) {
            var _ =
                    frames.scheduleAtFixedRate(
                            this::draw, 0, FRAME.toMillis(), TimeUnit.MILLISECONDS);
            for (Phase next : Phase.values()) {
                walk(next);
            }
            awaitReplies();
            frames.shutdown();
        }
        draw();
        return new Observations(
                        producers.sent(),
                        mailbox.received(),
                        house.calls(),
                        circuits.spans(),
                        recovered)
                .report();
    }

    private void walk(Phase next) {
        phase = next;
        view.phase(next);
        house.enter(next);
        if (next == Phase.RECOVERY) {
            recovered = clock.instant();
        }
        producers.send(share(next), Duration.ofSeconds(next.seconds()));
    }

    /** The last phase takes what rounding has left. */
    private int share(Phase next) {
        return next == Phase.RECOVERY ? requests - producers.count() : next.requests(requests);
    }

    private void awaitReplies() {
        Instant end = clock.instant().plus(PATIENCE);
        while (mailbox.answered() < requests && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(FRAME.toNanos());
        }
    }

    private void draw() {
        int sent = producers.count();
        int answered = mailbox.answered();
        view.draw(
                new View.Moment(
                        phase,
                        requests,
                        sent,
                        answered,
                        phase.compareTo(Phase.OUTAGE) >= 0 ? sent - answered : 0,
                        mailbox.drained(),
                        house.all().stream()
                                .map(each ->
                                        new View.Circuit(each.name(), circuits.state(each.name())))
                                .toList()));
    }
}
