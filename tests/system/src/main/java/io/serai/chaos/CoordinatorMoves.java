package io.serai.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** The coordinators of groups and transactions move to other brokers, which all live on. */
record CoordinatorMoves(int times) implements Scenario {
    private static final List<String> TOPICS = List.of("__consumer_offsets", "__transaction_state");
    private static final Duration MOVING = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "coordinator-moves";
    }

    @Override
    public String story() {
        return "move the coordinators of groups and transactions to other brokers";
    }

    @Override
    public void play(Stage stage) {
        Admin admin = stage.cluster().admin();
        for (int time = 0; time < times; time++) {
            stage.flow(stage.between(Duration.ofSeconds(1), Duration.ofSeconds(3)));
            Map<TopicPartition, List<Integer>> next = rotated(admin);
            Map<TopicPartition, Optional<NewPartitionReassignment>> moves = new HashMap<>();
            next.forEach((id, replicas) ->
                    moves.put(id, Optional.of(new NewPartitionReassignment(replicas))));
            var _ = Answers.of(admin.alterPartitionReassignments(moves).all());
            var _ =
                    Answers.of(
                            admin.electLeaders(ElectionType.PREFERRED, new HashSet<>(next.keySet()))
                                    .partitions());
            Patience.await("the coordinators have moved", MOVING, () -> haveMoved(admin, next));
        }
    }

    /** Each partition's next replica becomes its preferred leader. */
    private static Map<TopicPartition, List<Integer>> rotated(Admin admin) {
        Map<TopicPartition, List<Integer>> next = new HashMap<>();
        replicas(admin)
                .forEach((id, replicas) -> {
                    List<Integer> turned = new ArrayList<>(replicas);
                    Collections.rotate(turned, -1);
                    next.put(id, turned);
                });
        return next;
    }

    private static Map<TopicPartition, List<Integer>> replicas(Admin admin) {
        Map<TopicPartition, List<Integer>> replicas = new HashMap<>();
        Answers.of(admin.describeTopics(TOPICS).allTopicNames())
                .forEach((name, topic) ->
                        topic.partitions()
                                .forEach(each ->
                                        replicas.put(
                                                new TopicPartition(name, each.partition()),
                                                each.replicas().stream().map(Node::id).toList())));
        return replicas;
    }

    private static boolean haveMoved(Admin admin, Map<TopicPartition, List<Integer>> next) {
        Map<TopicPartition, Integer> leaders = new HashMap<>();
        Answers.of(admin.describeTopics(TOPICS).allTopicNames())
                .forEach((name, topic) ->
                        topic.partitions().stream()
                                .filter(each -> each.leader() != null)
                                .forEach(each ->
                                        leaders.put(
                                                new TopicPartition(name, each.partition()),
                                                each.leader().id())));
        return next.entrySet().stream()
                .allMatch(each -> each.getValue().getFirst().equals(leaders.get(each.getKey())));
    }
}
