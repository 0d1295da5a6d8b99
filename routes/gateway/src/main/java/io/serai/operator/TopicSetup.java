package io.serai.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Brings a plan to Kafka: creates what is missing, and judges but never touches what is there. */
public final class TopicSetup {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private TopicSetup() {}

    /** The names of the topics that are still to be created. */
    static List<String> missing(Admin admin, TopicPlan plan) {
        return missingOf(admin, plan).map(TopicSpec::name).sorted().toList();
    }

    private static Stream<TopicSpec> missingOf(Admin admin, TopicPlan plan) {
        var existing = names(admin);
        return plan.topics().stream().filter(topic -> !existing.contains(topic.name()));
    }

    /** The names of the topics it created. */
    public static List<String> createMissing(Admin admin, TopicPlan plan) {
        List<String> created = new ArrayList<>();
        admin.createTopics(missingOf(admin, plan).map(TopicSpec::toNewTopic).toList())
                .values()
                .forEach((name, answer) -> {
                    if (isCreated(answer)) {
                        created.add(name);
                    }
                });
        awaitVisible(admin, created);
        return created.stream().sorted().toList();
    }

    /** A broker hears of a new topic a little later than the one that created it. */
    static void awaitVisible(Admin admin, Collection<String> topics) {
        await(() -> names(admin).containsAll(topics), topics);
    }

    private static void await(BooleanSupplier visible, Collection<String> topics) {
        long begun = System.nanoTime();
        while (!visible.getAsBoolean()) {
            if (System.nanoTime() - begun > VISIBLE_WITHIN.toNanos()) {
                throw new TimeoutException("Kafka created " + topics + ", but does not show them");
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** Another worker that starts at the same time, with the same plan, may have been faster. */
    private static boolean isCreated(KafkaFuture<Void> answer) {
        try {
            Ask.kafka(answer);
            return true;
        } catch (TopicExistsException _) {
            return false;
        }
    }

    /** What is wrong with the topics of a plan; nothing, when Kafka has them as planned. */
    public static List<Finding> verify(Admin admin, TopicPlan plan) {
        return findings(admin, plan, states(admin, plan));
    }

    /**
     * The same of a plan whose topics all exist: another broker may be asked than the one that
     * showed them, and hear of them a little later.
     */
    public static List<Finding> verifyCreated(Admin admin, TopicPlan plan) {
        List<String> planned = plan.topics().stream().map(TopicSpec::name).toList();
        Map<String, TopicState> states = new HashMap<>();
        await(
                () -> {
                    states.putAll(states(admin, plan));
                    return states.keySet().containsAll(planned);
                },
                planned);
        return findings(admin, plan, states);
    }

    private static List<Finding> findings(
            Admin admin, TopicPlan plan, Map<String, TopicState> states) {
        var rules = new TopicRules(plan.needs(), addresses(admin));
        return plan.topics().stream()
                .flatMap(topic ->
                        Optional.ofNullable(states.get(topic.name()))
                                .map(rules::findings)
                                .orElseGet(() -> Stream.of(rules.missing(topic.name()))))
                .toList();
    }

    /** The topics of a plan that exist, by name. */
    static Map<String, TopicState> states(Admin admin, TopicPlan plan) {
        Set<String> wanted = new TreeSet<>(names(admin));
        wanted.retainAll(plan.topics().stream().map(TopicSpec::name).toList());
        var configs = configs(admin, wanted);
        return Ask.kafka(admin.describeTopics(wanted).allTopicNames()).values().stream()
                .map(topic -> state(topic, configs.getOrDefault(topic.name(), Map.of())))
                .collect(Collectors.toMap(TopicState::name, state -> state));
    }

    static Set<String> names(Admin admin) {
        return Ask.kafka(admin.listTopics().names());
    }

    private static TopicState state(TopicDescription topic, Map<String, String> config) {
        int replication =
                topic.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
        return new TopicState(topic.name(), topic.partitions().size(), replication, config);
    }

    private static Map<String, Map<String, String>> configs(
            Admin admin, Collection<String> topics) {
        var resources =
                topics.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        Map<String, Map<String, String>> configs = new HashMap<>();
        Ask.kafka(admin.describeConfigs(resources).all())
                .forEach((topic, config) -> configs.put(topic.name(), settings(config)));
        return configs;
    }

    private static Map<String, String> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static String addresses(Admin admin) {
        return Ask.kafka(admin.describeCluster().nodes()).stream()
                .map(node -> node.host() + ":" + node.port())
                .sorted()
                .limit(3)
                .collect(Collectors.joining(","));
    }
}
