package io.serai.outages;

import io.serai.app.Instance;
import io.serai.app.Protocols;
import io.serai.app.Start;
import io.serai.config.SeraiSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The replay with all it needs: stand-ins, Kafka, Serai, and the clients that have none. */
final class Drill implements AutoCloseable {
    private final IncidentCalendar calendar;
    private final RequestStream stream;
    private final Pace pace;
    private final Timeline timeline;
    private final Accounts accounts;
    private final Stage stage;
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1);
    private final Map<Rank, Caller> callers;
    private final Instance serai;
    private int repeatedCalls;

    /**
     * @param folder of the embedded broker
     */
    Drill(IncidentCalendar calendar, RequestStream stream, Pace pace, long seed, Path folder) {
        this.calendar = calendar;
        this.stream = stream;
        this.pace = pace;
        timeline = new Timeline(pace);
        accounts = new Accounts(calendar);
        alarms.setRemoveOnCancelPolicy(true);
        stage = new Stage(pace, seed);
        SeraiSettings settings = new DrillSettings(pace).of(folder, stage::baseUrl);
        callers = callers(settings);
        serai = new Instance(settings, Start.WHERE_IT_STOPPED);
    }

    private Map<Rank, Caller> callers(SeraiSettings settings) {
        Protocols protocols = new Protocols(InstantSource.system(), new Random());
        return settings.providers().stream()
                .collect(
                        Collectors.toMap(
                                each -> Rank.of(each.id()),
                                each -> new Caller(each, protocols.of(each), alarms)));
    }

    /** The accounts of all clients over these windows. */
    Accounts run(List<Span> windows, PrintStream progress) {
        serai.start();
        progress.println("rehearsing until no call fails, twenty seconds at least ...");
        try (SeraiAsker gateway =
                        new SeraiAsker(serai.bootstrapServers(), pace, accounts, timeline);
                Asker alone = synchronous(Client.PRIMARY_ALONE, List.of(Rank.PRIMARY));
                Asker failover = synchronous(Client.FAILOVER, List.of(Rank.values()))) {
            List<Asker> askers = List.of(gateway, alone, failover);
            new Replay(pace, calendar, stream, stage, timeline, accounts, askers)
                    .run(windows, progress);
            repeatedCalls = repeated(gateway.settle());
        }
        return accounts;
    }

    private Asker synchronous(Client client, List<Rank> ranks) {
        return new SynchronousAsker(
                client, pace, ranks.stream().map(callers::get).toList(), accounts, timeline);
    }

    /** Calls for Serai's requests that the stand-ins saw and no reply lists. */
    private int repeated(Map<String, Integer> listed) {
        return stage.calls().entrySet().stream()
                .filter(each -> !Client.isRehearsal(each.getKey()))
                .filter(each -> Client.of(each.getKey()).isOfSerai())
                .mapToInt(each ->
                        Math.max(0, each.getValue() - listed.getOrDefault(each.getKey(), 0)))
                .sum();
    }

    int repeatedCalls() {
        return repeatedCalls;
    }

    @Override
    public void close() {
        serai.close();
        Stream.of(Rank.values()).map(callers::get).forEach(Drill::close);
        alarms.shutdownNow();
        stage.close();
    }

    private static void close(Caller caller) {
        try {
            caller.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
