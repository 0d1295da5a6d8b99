package io.serai.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what is about Kafka and the process rather than about requests. */
final class ClusterReader {
    /**
     * A record in flight stands in memory three times: as read, as text, as the provider wants it.
     */
    private static final int HEAP_SHARE = 8;

    private static final int PORT = 9092;
    private static final int MANAGEMENT_PORT = 8089;
    private static final int HIGHEST_PORT = 65_535;
    private static final int REPLICATION = 3;

    private final Section root;
    private final Function<String, Optional<String>> environment;

    ClusterReader(Section root, Function<String, Optional<String>> environment) {
        this.root = root;
        this.environment = environment;
    }

    Optional<KafkaSettings> kafka() {
        Section section = root.section("kafka");
        Section embedded = section.section("embedded");
        Optional<String> servers = section.text("bootstrap-servers");
        String folder = embedded.value("folder").text("./data");
        int port = embedded.value("port").between(0, HIGHEST_PORT, PORT);
        if (section.has("bootstrap-servers") && section.has("embedded")) {
            section.problem("embedded", "must not stand beside bootstrap-servers");
        }
        Durability durability = durability(section);
        Map<String, String> properties = section.map("properties");
        return section.build(
                () -> new KafkaSettings(cluster(servers, folder, port), durability, properties));
    }

    private static Durability durability(Section section) {
        boolean remote = section.has("bootstrap-servers");
        Durability durability =
                section.value("durability")
                        .word(
                                Durability.class,
                                remote ? Durability.REPLICATED : Durability.SINGLE_NODE);
        if (durability == Durability.REPLICATED && !remote) {
            section.problem("durability", "must be single-node on the embedded broker");
        }
        return durability;
    }

    private static Cluster cluster(Optional<String> servers, String folder, int port) {
        return servers.<Cluster>map(Cluster.Remote::new)
                .orElseGet(() -> new Cluster.Embedded(Path.of(folder), port));
    }

    Optional<WorkerSettings> worker(Duration finishTimeout) {
        Section section = root.section("worker");
        return section.build(() ->
                new WorkerSettings(
                        section.text("id").orElseGet(this::hostName),
                        section.value("max-in-flight").positive(4096),
                        section.value("max-in-flight-bytes")
                                .size(Runtime.getRuntime().maxMemory() / HEAP_SHARE),
                        section.value("commit-interval").duration(Duration.ofMillis(100)),
                        section.value("finish-timeout").duration(finishTimeout),
                        section.value("group-protocol")
                                .word(GroupProtocol.class, GroupProtocol.CONSUMER),
                        section.value("group-id-prefix").text("serai")));
    }

    private String hostName() {
        return environment
                .apply("HOSTNAME")
                .filter(name -> !name.isBlank())
                .orElseGet(ClusterReader::localHost);
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    Optional<LimitSettings> limits() {
        Section section = root.section("limits");
        return section.build(() ->
                new LimitSettings(
                        section.value("request-bytes").arraySize(1 << 20),
                        section.value("longest-deadline").duration(Duration.ofDays(7)),
                        section.value("default-ttl").duration(Duration.ofDays(1))));
    }

    Optional<ProbeSettings> probe() {
        Section section = root.section("probe");
        return section.build(() ->
                new ProbeSettings(
                        section.value("interval").duration(Duration.ofSeconds(30)),
                        section.value("in-outage").duration(Duration.ofSeconds(5)),
                        section.value("timeout").duration(Duration.ofSeconds(4))));
    }

    Optional<ManagementSettings> management() {
        Section section = root.section("management");
        return section.build(() ->
                new ManagementSettings(
                        section.value("host").text("127.0.0.1"),
                        section.value("port").between(0, HIGHEST_PORT, MANAGEMENT_PORT)));
    }

    Optional<TopicSettings> topics(Optional<KafkaSettings> kafka) {
        Section section = root.section("topics");
        boolean single = kafka.filter(it -> it.durability() == Durability.SINGLE_NODE).isPresent();
        int replication =
                section.value("replication").between(1, Short.MAX_VALUE, single ? 1 : REPLICATION);
        return section.build(() ->
                new TopicSettings(
                        section.value("request-partitions").positive(48),
                        section.value("reply-partitions").positive(12),
                        section.value("parked-partitions").positive(48),
                        replication,
                        section.value("min-insync-replicas")
                                .positive(Math.max(1, Math.min(2, replication - 1))),
                        section.value("verify-every").duration(Duration.ofHours(1))));
    }
}
