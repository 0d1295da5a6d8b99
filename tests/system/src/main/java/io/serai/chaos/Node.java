package io.serai.chaos;

import io.serai.kafka.EmbeddedBroker;
import io.serai.standins.process.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One broker and controller of the cluster, in a process that is killed and started again. */
final class Node implements AutoCloseable {
    private static final Duration STOPPING = Duration.ofMinutes(1);
    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final String[] FLAGS = {
        "-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"
    };

    private final int id;
    private final int port;
    private final Path folder;
    private final Map<String, String> settings;
    private int starts;
    private @Nullable ChildJvm jvm;

    Node(int id, int port, Path folder, Map<String, String> settings) {
        this.id = id;
        this.port = port;
        this.folder = folder;
        this.settings = Map.copyOf(settings);
    }

    int id() {
        return id;
    }

    Path folder() {
        return folder;
    }

    /** Returns at once; does nothing where it runs. */
    void start() {
        if (isAlive()) {
            return;
        }
        List<String> arguments =
                new ArrayList<>(List.of(folder.toString(), Integer.toString(port)));
        settings.forEach((key, value) -> arguments.add(key + "=" + value));
        Path log = folder.resolveSibling("broker-" + id + "-" + ++starts + ".log");
        jvm =
                ChildJvm.start(
                        ChildJvm.Command.of(EmbeddedBroker.class, arguments).flags(FLAGS), log);
    }

    boolean isAlive() {
        return jvm != null && jvm.isAlive();
    }

    void awaitStart() {
        Patience.await(
                "broker " + id + " is up",
                STARTING,
                () -> {
                    if (!isAlive()) {
                        throw new IllegalStateException("broker " + id + " ended, see " + folder);
                    }
                    return running().printed().contains("ready ");
                });
    }

    /** kill -9. */
    void kill() {
        running().kill();
    }

    /** As an operator stops it: its partitions move first. */
    void stop() {
        running().terminate();
        int _ = running().awaitExit(STOPPING);
    }

    private ChildJvm running() {
        if (jvm == null) {
            throw new IllegalStateException("broker " + id + " was never started");
        }
        return jvm;
    }

    /** Returns when the process is gone, and its folder can be deleted. */
    @Override
    public void close() {
        if (jvm != null) {
            jvm.kill();
            jvm.close();
        }
    }
}
