package io.serai.chaos;

import io.serai.app.SeraiMain;
import io.serai.standins.Behaviour;
import io.serai.standins.Latency;
import io.serai.standins.StandIn;
import io.serai.standins.process.ChildJvm;
import io.serai.standins.process.SeraiProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A gateway worker: a process that is killed, frozen and started again with the same id, and a
 * provider of its own behind a {@link FaultProxy}, so that it is known who called.
 */
final class Worker implements AutoCloseable {
    /** Of the heap, in MiB. */
    static final int HEAP = 192;

    private static final Duration STOPPING = Duration.ofMinutes(2);
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final List<String> FLAGS =
            List.of(
                    "-Xms" + HEAP + "m",
                    "-Xmx" + HEAP + "m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1");

    private final String id;
    private final Path folder;
    private final StandIn provider;
    private final FaultProxy way;
    private final Path config;
    private Class<?> program = SeraiMain.class;
    private int starts;
    private final List<String> ended = new ArrayList<>();
    private boolean wanted;
    private @Nullable SeraiProcess process;

    Worker(String id, Path folder, Team team, String servers, Staging staging) {
        this.id = id;
        this.folder = folder;
        provider = StandIn.openai(id).start();
        way = new FaultProxy(URI.create(provider.baseUrl()).getPort());
        config = folder.resolve(id + ".yaml");
        WorkerConfig.write(config, id, team, servers, way.port(), staging);
        think(staging.thinking());
    }

    String id() {
        return id;
    }

    /** Its provider answers within that time. */
    void think(Duration longest) {
        provider.behave(
                new Behaviour.Answers(
                        new Latency.Uniform(SHORTEST, longest.plus(SHORTEST.multipliedBy(2)))));
    }

    StandIn provider() {
        return provider;
    }

    /** The way to the provider. */
    FaultProxy way() {
        return way;
    }

    /** What takes the arguments of {@link SeraiMain}, from the next start on. */
    void program(Class<?> main) {
        program = main;
    }

    /** Returns at once; does nothing where it runs. */
    void start() {
        if (isAlive()) {
            return;
        }
        letGo();
        wanted = true;
        close(process);
        Path log = folder.resolve(id + "-" + ++starts + ".log");
        process = new SeraiProcess(program, config, log, FLAGS, Map.of("KEY", StandIn.KEY));
    }

    private static void close(@Nullable SeraiProcess old) {
        if (old != null) {
            old.jvm().kill();
            old.close();
        }
    }

    void awaitStart() {
        SeraiProcess _ = running().awaitStart();
    }

    boolean takesRequests() {
        return running().takesRequests();
    }

    /** kill -9. */
    void kill() {
        letGo();
        jvm().kill();
    }

    /** As an orchestrator stops it; returns at once. */
    void terminate() {
        letGo();
        jvm().terminate();
    }

    /** Returns when it has ended. */
    void stop() {
        terminate();
        int _ = jvm().awaitExit(STOPPING);
    }

    /** From now on it need not run: an end before now was its own. */
    private void letGo() {
        if (wanted && !isAlive()) {
            ended.add(jvm().log().toString());
        }
        wanted = false;
    }

    ChildJvm jvm() {
        return running().jvm();
    }

    boolean isAlive() {
        return process != null && process.jvm().isAlive();
    }

    /** The logs of processes that should have run on and did not. */
    List<String> ended() {
        return List.copyOf(ended);
    }

    /** The markers of all requests it has called its provider for. */
    Set<String> begun() {
        return provider.callsByMarker().keySet();
    }

    private SeraiProcess running() {
        if (process == null) {
            throw new IllegalStateException("worker " + id + " was never started");
        }
        return process;
    }

    @Override
    public void close() {
        wanted = false;
        close(process);
        way.close();
        provider.close();
    }
}
