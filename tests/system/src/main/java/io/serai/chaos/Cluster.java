package io.serai.chaos;

import io.serai.kafka.EmbeddedBroker;
import io.serai.kafka.LoopbackPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Three brokers that are controllers too, replication 3 and {@code min.insync.replicas} 2. Each
 * listens twice: directly, and behind a {@link FaultProxy}.
 */
final class Cluster implements AutoCloseable {
    static final int NODES = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final List<Node> nodes = new ArrayList<>();
    private final List<FaultProxy> proxies = new ArrayList<>();
    private final List<Integer> direct;
    private final Optional<SmallDisk> smallDisk;
    private final Admin admin;

    /**
     * @param small whether the last node has a {@link SmallDisk}, where that can be had
     */
    Cluster(Path folder, boolean small) {
        smallDisk = small ? SmallDisk.mount(folder(folder, NODES)) : Optional.empty();
        List<Integer> ports =
                Stream.generate(LoopbackPorts::free).distinct().limit(3L * NODES).toList();
        direct = ports.subList(0, NODES);
        String cluster = Uuid.randomUuid().toString();
        for (int n = 0; n < NODES; n++) {
            proxies.add(new FaultProxy(ports.get(NODES + n)));
            Map<String, String> settings = new HashMap<>(NodeSettings.of(n + 1, ports, proxies));
            settings.put(EmbeddedBroker.CLUSTER_ID, cluster);
            nodes.add(new Node(n + 1, direct.get(n), folder(folder, n + 1), settings));
        }
        admin = Admin.create(Map.of("bootstrap.servers", servers()));
        try {
            nodes.forEach(Node::start);
            nodes.forEach(Node::awaitStart);
            awaitWhole();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Path folder(Path parent, int id) {
        return parent.resolve("broker-" + id);
    }

    /** For those who come to no harm on the way. */
    String servers() {
        return servers(direct);
    }

    /** Through the proxies. */
    String proxiedServers() {
        return servers(proxies.stream().map(FaultProxy::port).toList());
    }

    private static String servers(List<Integer> ports) {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** The disk of the last node. */
    Optional<SmallDisk> smallDisk() {
        return smallDisk;
    }

    Admin admin() {
        return admin;
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    Node node(int id) {
        return nodes.get(id - 1);
    }

    FaultProxy proxy(int id) {
        return proxies.get(id - 1);
    }

    /** All links sound, all brokers up, all replicas in sync. */
    void heal() {
        proxies.forEach(proxy -> proxy.become(new Link.Sound()));
        nodes.forEach(Node::start);
        nodes.forEach(Node::awaitStart);
        awaitWhole();
    }

    void awaitWhole() {
        if (!Patience.within(PATIENCE, EVERY, this::isWhole)) {
            throw new IllegalStateException("replicas are still out of sync");
        }
    }

    private boolean isWhole() {
        try {
            return Answers.of(admin.describeCluster().nodes()).size() == NODES
                    && topics().values().stream().allMatch(Cluster::isInSync);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Those of them that are there; returns when they are gone. */
    void delete(Collection<String> topics) {
        Set<String> there = new HashSet<>(names());
        there.retainAll(topics);
        var _ = Answers.of(admin.deleteTopics(there).all());
        Patience.await(
                "topics are gone", PATIENCE, () -> names().stream().noneMatch(there::contains));
    }

    void create(String topic, int partitions) {
        var _ =
                Answers.of(
                        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) NODES)))
                                .all());
    }

    /** To so many partitions. */
    void grow(Map<String, Integer> topics) {
        Map<String, NewPartitions> more = new HashMap<>();
        topics.forEach((topic, count) -> more.put(topic, NewPartitions.increaseTo(count)));
        var _ = Answers.of(admin.createPartitions(more).all());
    }

    void alterTopic(String topic, String key, String value) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        var _ = Answers.of(admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
    }

    /** Instance ids of those that are in any of the groups now. */
    Set<String> members(Collection<String> groups) {
        return Answers.of(admin.describeConsumerGroups(groups).all()).values().stream()
                .flatMap(group -> group.members().stream())
                .flatMap(member -> member.groupInstanceId().stream())
                .collect(Collectors.toSet());
    }

    private Set<String> names() {
        return Answers.of(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    }

    private Map<String, TopicDescription> topics() {
        return Answers.of(admin.describeTopics(names()).allTopicNames());
    }

    private static boolean isInSync(TopicDescription topic) {
        return topic.partitions().stream()
                .allMatch(each ->
                        each.leader() != null && each.isr().size() == each.replicas().size());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
        nodes.forEach(Node::close);
        proxies.forEach(FaultProxy::close);
        smallDisk.ifPresent(SmallDisk::close);
    }
}
