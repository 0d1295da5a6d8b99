package io.serai.outages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A caller that waits: asks its providers once each, one after the other, until one answers. An
 * error of the last one is all it gets: nobody has kept the request.
 */
final class SynchronousAsker implements Asker {
    private final Client client;
    private final Pace pace;
    private final List<Caller> callers;
    private final Accounts accounts;
    private final Timeline timeline;
    private final InstantSource clock = InstantSource.system();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger failedRehearsals = new AtomicInteger();

    SynchronousAsker(
            Client client, Pace pace, List<Caller> callers, Accounts accounts, Timeline timeline) {
        this.client = client;
        this.pace = pace;
        this.callers = List.copyOf(callers);
        this.accounts = accounts;
        this.timeline = timeline;
    }

    @Override
    public void ask(int request, Instant due) {
        accounts.of(client).ask(request);
        begin(() -> walk(request, due));
    }

    @Override
    public void rehearse(int number) {
        for (Caller caller : callers) {
            begin(() -> {
                if (!caller.ask(Client.rehearsal(number))) {
                    failedRehearsals.incrementAndGet();
                }
            });
        }
    }

    @Override
    public int failedRehearsals() {
        return failedRehearsals.get();
    }

    private void begin(Runnable what) {
        pending.incrementAndGet();
        threads.execute(() -> {
            try {
                what.run();
            } finally {
                pending.decrementAndGet();
            }
        });
    }

    private void walk(int request, Instant due) {
        for (Caller caller : callers) {
            Duration begun = timeline.calendar(clock.instant());
            accounts.call(client, caller.provider(), begun);
            if (caller.ask(client.id(request))) {
                Duration took = Duration.between(due, clock.instant());
                accounts.of(client).end(request, new Ending.Answered(pace.calendar(took)));
                return;
            }
            accounts.failed(client, caller.provider(), begun, timeline.calendar(clock.instant()));
        }
    }

    @Override
    public int pending() {
        return pending.get();
    }

    @Override
    public void close() {
        threads.close();
    }
}
