package io.serai.app;

import io.serai.config.Cluster;
import io.serai.config.SeraiSettings;
import io.serai.kafka.EmbeddedBroker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything one process of Serai runs: the embedded broker where one is asked for, the worker, the
 * management port.
 */
public final class Instance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

    private final SeraiSettings settings;
    private final InstantSource clock;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final String bootstrapServers;
    private final Gateway gateway;

    /** Starts the embedded broker, if one is asked for, and nothing else. */
    public Instance(SeraiSettings settings, Start start) {
        this(settings, start, InstantSource.system());
    }

    /** By another clock, which may be wrong. */
    public Instance(SeraiSettings settings, Start start, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        bootstrapServers =
                switch (settings.kafka().cluster()) {
                    case Cluster.Remote(String servers) -> servers;
                    case Cluster.Embedded(Path folder, int port) -> broker(folder, port);
                };
        gateway = checked(start);
    }

    /** A start that is refused leaves no broker behind. */
    private Gateway checked(Start start) {
        try {
            new StartChecks(settings, bootstrapServers, start).pass();
            return new Gateway(settings, bootstrapServers, clock);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private String broker(Path folder, int port) {
        try {
            EmbeddedBroker broker = new EmbeddedBroker(folder, port);
            parts.push(broker);
            return broker.bootstrapServers();
        } catch (RuntimeException e) {
            throw new StartRefused(
                    "the embedded broker cannot start on port "
                            + port
                            + " with its data in "
                            + folder
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Told once, with a sentence, when another process has taken over this worker's id. */
    public void onFenced(Consumer<String> listener) {
        gateway.onFenced(listener);
    }

    /** Returns when requests are taken. */
    public void start() {
        parts.push(gateway);
        gateway.start();
        ManagementServer management =
                new ManagementServer(
                        settings.management().host(),
                        settings.management().port(),
                        gateway::readiness);
        parts.push(management);
        management.start();
        LOG.atInfo()
                .addKeyValue("worker", settings.worker().id())
                .addKeyValue("kafka", bootstrapServers)
                .addKeyValue("management", settings.management().host() + ":" + management.port())
                .log("Serai takes requests");
    }

    public Gateway gateway() {
        return gateway;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.atWarn().setCause(e).log("Something did not end cleanly");
        }
    }
}
