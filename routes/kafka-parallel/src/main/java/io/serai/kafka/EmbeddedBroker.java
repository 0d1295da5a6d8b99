package io.serai.kafka;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker in this process, to try and to test with: durable in its folder, loopback
 * only, no topic created by itself. It survives a kill on the same folder, not a power loss.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** The setting by which brokers of one cluster are formatted; any when it is not given. */
    public static final String CLUSTER_ID = "cluster.id";

    private static final String LOOPBACK = "127.0.0.1";

    private final FolderLock lock;
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    /** Starts a broker; port 0 takes any free one. */
    public EmbeddedBroker(Path folder, int port) {
        this(folder, port, Map.of());
    }

    /** Starts a broker with settings of its own. */
    public EmbeddedBroker(Path folder, int port, Map<String, String> own) {
        int listening = port == 0 ? LoopbackPorts.free() : port;
        if (!LoopbackPorts.isFree(listening)) {
            throw new IllegalStateException(
                    "the port is in use"); // before Kafka finds out, at length
        }
        Properties settings = settings(folder, listening, LoopbackPorts.free());
        settings.putAll(own);
        String cluster = own.getOrDefault(CLUSTER_ID, Uuid.randomUuid().toString());
        settings.remove(CLUSTER_ID);
        this.bootstrapServers = LOOPBACK + ":" + listening;
        this.lock = FolderLock.of(folder);
        try {
            format(folder, cluster, settings);
            this.server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
            server.startup();
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }

    /**
     * Runs a broker until it is killed: {@code FOLDER [PORT]}; prints {@code ready HOST:PORT} when
     * it is up.
     */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> own =
                Arrays.stream(args)
                        .skip(2)
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        EmbeddedBroker broker =
                new EmbeddedBroker(Path.of(args[0]), Integer.parseInt(args[1]), own);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        System.out.println("ready " + broker.bootstrapServers());
        Thread.currentThread().join();
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        Properties settings = new Properties();
        String[] pairs = {
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@" + LOOPBACK + ":" + controllerPort,
            "listeners=PLAINTEXT://"
                    + LOOPBACK
                    + ":"
                    + port
                    + ",CONTROLLER://"
                    + LOOPBACK
                    + ":"
                    + controllerPort,
            "advertised.listeners=PLAINTEXT://" + LOOPBACK + ":" + port,
            "controller.listener.names=CONTROLLER",
            "log.dirs=" + folder.toAbsolutePath(),
            "auto.create.topics.enable=false",
            "offsets.topic.replication.factor=1",
            "offsets.topic.num.partitions=4",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "transaction.state.log.num.partitions=4",
            "share.coordinator.state.topic.replication.factor=1",
            "share.coordinator.state.topic.min.isr=1",
            "share.coordinator.state.topic.num.partitions=1",
            "broker.session.timeout.ms=2000",
            "broker.heartbeat.interval.ms=500",
            "group.initial.rebalance.delay.ms=0",
            "group.min.session.timeout.ms=1000",
            "group.consumer.min.session.timeout.ms=6000",
            "group.consumer.session.timeout.ms=10000",
            "group.consumer.min.heartbeat.interval.ms=500",
            "group.consumer.heartbeat.interval.ms=1000",
        };
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            settings.setProperty(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return settings;
    }

    /** Once: a folder keeps its cluster id. */
    private static void format(Path folder, String cluster, Properties settings) {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile("kafka", ".properties");
            try (var out = Files.newBufferedWriter(file)) {
                settings.store(out, null);
            }
            String[] command = {
                "format", "-t", cluster, "-c", file.toString(), "--ignore-formatted"
            };
            var quiet =
                    new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            int end = StorageTool.execute(command, quiet);
            Files.delete(file);
            if (end != 0) {
                throw new IllegalStateException("Kafka cannot use the folder " + folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka cannot use the folder " + folder, e);
        }
    }
}
