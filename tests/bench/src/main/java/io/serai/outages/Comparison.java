package io.serai.outages;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** The replay and the run on the virtual clock, side by side. */
record Comparison(Plan plan, Pace pace, long seed, boolean quick) {
    /**
     * @param folder of the embedded broker
     */
    Report run(Path folder, PrintStream progress) {
        InstantSource clock = InstantSource.system();
        Instant begin = clock.instant();
        Accounts replayed;
        int repeatedCalls;
        try (Drill drill = new Drill(plan.calendar(), plan.stream(), pace, seed, folder)) {
            replayed = drill.run(plan.replayed(), progress);
            repeatedCalls = drill.repeatedCalls();
        }
        progress.println("the whole calendar on a virtual clock");
        Accounts virtual = new VirtualRun(plan.calendar(), plan.stream(), seed).run().accounts();
        return new Report(
                seed,
                quick,
                plan.stream().perHour(),
                pace.factor(),
                Duration.between(begin, clock.instant()).toSeconds(),
                CalendarSummary.of(plan.calendar(), plan.windows(), plan.replayed()),
                clients(replayed, virtual),
                Report.Scaled.all(pace),
                repeatedCalls);
    }

    private List<ClientReport> clients(Accounts replayed, Accounts virtual) {
        IntPredicate counted = plan.counted();
        return Stream.of(Client.values())
                .map(client ->
                        ClientReport.of(
                                client,
                                replayed.of(client),
                                plan.quiet(),
                                virtual.of(client).shareByDeadline(counted)))
                .toList();
    }
}
