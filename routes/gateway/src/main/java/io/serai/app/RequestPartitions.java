package io.serai.app;

import io.serai.kafka.AssignmentListener;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * This worker's partitions of the request topics, over the consumers of ordered and of other ones:
 * they decide whether it is elected, and its share of the providers.
 */
final class RequestPartitions {
    private final Election election;
    private final Providers providers;
    private final Map<String, Part> parts = new HashMap<>();

    private record Part(Set<TopicPartition> assigned, Set<TopicPartition> all) {}

    RequestPartitions(Election election, Providers providers) {
        this.election = election;
        this.providers = providers;
    }

    AssignmentListener of(String route) {
        return (assigned, all) -> update(route, new Part(Set.copyOf(assigned), Set.copyOf(all)));
    }

    private synchronized void update(String route, Part part) {
        parts.put(route, part);
        Set<TopicPartition> assigned = new HashSet<>();
        parts.values().forEach(each -> assigned.addAll(each.assigned()));
        election.assigned(assigned);
        int all = parts.values().stream().mapToInt(each -> each.all().size()).sum();
        providers.share(assigned.size(), all);
    }
}
