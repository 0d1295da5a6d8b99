package io.serai.config;

import static io.serai.config.Loading.SMALL;
import static io.serai.config.Loading.load;
import static io.serai.config.Loading.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of Kafka, workers and what is around them: the defaults, and every key mapped. */
class ClusterSettingsTest {
    private final SeraiSettings defaults = load(SMALL);

    @Test
    void kafkaDefaults() {
        assertThat(defaults.kafka())
                .isEqualTo(
                        new KafkaSettings(
                                new Cluster.Embedded(Path.of("./data"), 9092),
                                Durability.SINGLE_NODE,
                                Map.of()));
    }

    @Test
    void kafkaKeys() {
        KafkaSettings remote =
                with("""
                kafka:
                  bootstrap-servers: a:9092,b:9092
                  durability: single-node
                  properties: {security.protocol: SSL, client.dns.lookup: x}
                """)
                        .kafka();
        assertThat(remote)
                .isEqualTo(
                        new KafkaSettings(
                                new Cluster.Remote("a:9092,b:9092"),
                                Durability.SINGLE_NODE,
                                Map.of("security.protocol", "SSL", "client.dns.lookup", "x")));
        assertThat(with("kafka: {bootstrap-servers: a:1}").kafka().durability())
                .isEqualTo(Durability.REPLICATED);
        assertThat(with("kafka: {embedded: {folder: /tmp/x, port: 0}}").kafka().cluster())
                .isEqualTo(new Cluster.Embedded(Path.of("/tmp/x"), 0));
    }

    @Test
    void workerDefaults() {
        assertThat(defaults.worker())
                .isEqualTo(
                        new WorkerSettings(
                                "host-1",
                                4096,
                                Runtime.getRuntime().maxMemory() / 8,
                                Duration.ofMillis(100),
                                Duration.ofSeconds(130),
                                GroupProtocol.CONSUMER,
                                "serai"));
    }

    @Test
    void workerKeys() {
        assertThat(
                        with("""
                        worker:
                          id: w
                          max-in-flight: 7
                          max-in-flight-bytes: 3MiB
                          commit-interval: 50ms
                          finish-timeout: 1m
                          group-protocol: classic
                          group-id-prefix: ours
                        """)
                                .worker())
                .isEqualTo(
                        new WorkerSettings(
                                "w",
                                7,
                                3 << 20,
                                Duration.ofMillis(50),
                                Duration.ofMinutes(1),
                                GroupProtocol.CLASSIC,
                                "ours"));
    }

    @Test
    void limitDefaults() {
        assertThat(defaults.limits())
                .isEqualTo(new LimitSettings(1 << 20, Duration.ofDays(7), Duration.ofHours(24)));
    }

    @Test
    void limitKeys() {
        assertThat(
                        with("limits: {request-bytes: 2KiB, longest-deadline: 2d, default-ttl: PT1H}")
                                .limits())
                .isEqualTo(new LimitSettings(2048, Duration.ofDays(2), Duration.ofHours(1)));
    }

    @Test
    void probeDefaultsAndKeys() {
        assertThat(defaults.probe())
                .isEqualTo(
                        new ProbeSettings(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(4)));
        assertThat(with("probe: {interval: 1m, in-outage: 2s, timeout: 1s}").probe())
                .isEqualTo(
                        new ProbeSettings(
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(1)));
    }

    @Test
    void managementDefaultsAndKeys() {
        assertThat(defaults.management()).isEqualTo(new ManagementSettings("127.0.0.1", 8089));
        assertThat(with("management: {host: 0.0.0.0, port: 0}").management())
                .isEqualTo(new ManagementSettings("0.0.0.0", 0));
    }

    @Test
    void topicDefaults() {
        assertThat(defaults.topics())
                .isEqualTo(new TopicSettings(48, 12, 48, 1, 1, Duration.ofHours(1)));
        assertThat(with("kafka: {bootstrap-servers: a:1}").topics())
                .isEqualTo(new TopicSettings(48, 12, 48, 3, 2, Duration.ofHours(1)));
    }

    @Test
    void topicKeys() {
        assertThat(
                        with("""
                        topics:
                          request-partitions: 1
                          reply-partitions: 2
                          parked-partitions: 3
                          replication: 5
                          min-insync-replicas: 4
                          verify-every: 5m
                        """)
                                .topics())
                .isEqualTo(new TopicSettings(1, 2, 3, 5, 4, Duration.ofMinutes(5)));
    }

    @Test
    void recordsRefuseNonsenseThemselves() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ProbeSettings(
                                Duration.ofSeconds(1), Duration.ofMillis(9), Duration.ofSeconds(1)))
                .withMessage("in-outage must be at least 10ms, is PT0.009S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ManagementSettings("", 1))
                .withMessage("host must not be blank, is ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitSettings(1, Duration.ofDays(1), Duration.ofDays(2)))
                .withMessage("default-ttl must not exceed longest-deadline, is PT48H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cluster.Embedded(Path.of("x"), 70_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicSettings(1, 1, 1, 1, 2, Duration.ofHours(1)));
    }
}
