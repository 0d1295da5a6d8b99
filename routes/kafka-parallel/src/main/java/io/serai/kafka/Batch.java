package io.serai.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What one transaction commits, against the membership it was planned with. */
record Batch(Owned owned, List<Plan> plans) {

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        plans.forEach(plan -> offsets.put(plan.partition().id(), plan.offset()));
        return offsets;
    }

    /** Whether a partition in it was given up meanwhile: its topic may be gone. */
    boolean hasGone() {
        return plans.stream().anyMatch(plan -> plan.partition().isGone());
    }

    List<Delivery> deliveries() {
        return plans.stream().flatMap(plan -> plan.deliveries().stream()).toList();
    }
}
