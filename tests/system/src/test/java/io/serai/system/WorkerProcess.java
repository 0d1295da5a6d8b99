package io.serai.system;

import io.serai.standins.StandIn;
import io.serai.standins.process.Heap;
import io.serai.standins.process.SeraiProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * {@code serai run} in a process of its own, to be killed and started again; broker and stand-ins
 * live on in the test's. A stand-in beside other tests may take its time: no call is broken off.
 */
final class WorkerProcess implements AutoCloseable {
    private static final int COLLECTIONS = 3;

    private final Path folder;
    private final String name;
    private final Path config;
    private final List<String> flags = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
    private int starts;
    private SeraiProcess process;

    WorkerProcess(Path folder, String name, StandIn standIn, String worker, List<String> flags) {
        this.folder = folder;
        this.name = name;
        this.flags.addAll(flags);
        config = folder.resolve("serai.yaml");
        write(config, yaml(name, standIn, worker));
        process = launch();
    }

    private static String yaml(String name, StandIn standIn, String worker) {
        return """
        kafka: {bootstrap-servers: "%s", durability: single-node}
        worker: {id: %s, group-id-prefix: %s, finish-timeout: 20s, %s}
        management: {port: 0}
        topics: {request-partitions: 4, reply-partitions: 4, parked-partitions: 4}
        teams: {%s: {}}
        providers:
          only:
            protocol: openai
            base-url: "%s"
            model: gpt-6-sol
            key: "{{env:KEY}}"
            connect-timeout: 10s
            response-timeout: 5m
            limits: {max-concurrent: 5000}
        chains: {%s: {tiers: [only]}}
        rules: [{name: all, chain: %s}]
        """
                .formatted(
                        Broker.servers(), name, name, worker, name, standIn.baseUrl(), name, name);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SeraiProcess launch() {
        Path log = folder.resolve("worker-" + ++starts + ".log");
        return new SeraiProcess(config, log, flags, Map.of("KEY", StandIn.KEY), "--from-beginning");
    }

    /** Once more, after it was killed. */
    void start() {
        process = launch();
    }

    /** Returns when it takes requests; throws when it ended instead. */
    void awaitStart() {
        SeraiProcess _ = process.awaitStart();
    }

    boolean isAlive() {
        return process.jvm().isAlive();
    }

    /** SIGTERM; returns what it has printed until it ended by itself. */
    String stop() {
        process.jvm().terminate();
        int exitCode = process.jvm().awaitExit(Duration.ofMinutes(1));
        return "exit code " + exitCode + "\n" + process.jvm().printed();
    }

    /** kill -9. */
    void kill() {
        process.jvm().kill();
    }

    /** Bytes of heap in use after full collections: the least of three, since work goes on. */
    long heapAfterGc() {
        return LongStream.generate(() -> Heap.usedAfterCollection(process.jvm()))
                .limit(COLLECTIONS)
                .min()
                .orElseThrow();
    }

    @Override
    public void close() {
        kill();
        process.close();
        try (Client client = new Client(Broker.servers())) {
            client.deleteBacklogs(name);
        }
    }
}
