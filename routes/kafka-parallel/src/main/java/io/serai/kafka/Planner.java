package io.serai.kafka;

import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans what a commit says of each partition. Metadata longer than the broker takes would kill the
 * producer, so what it cannot express is not committed: it waits until the mark moves.
 */
final class Planner {
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private final CommitQueue queue;
    private final int maxMetadata;

    Planner(CommitQueue queue, int maxMetadata) {
        this.queue = queue;
        this.maxMetadata = maxMetadata;
    }

    void plan(Partition partition, List<Delivery> finished, List<Plan> plans) {
        List<Delivery> included =
                finished.stream().sorted(Comparator.comparingLong(Delivery::offset)).toList();
        Plan plan = partition.plan(included);
        while (plan.metadata().length() > maxMetadata && !included.isEmpty()) {
            queue.addAll(included.subList(included.size() / 2, included.size()));
            included = included.subList(0, included.size() / 2);
            plan = partition.plan(included);
        }
        if (plan.metadata().length() <= maxMetadata) {
            plans.add(plan);
        } else {
            LOG.atError()
                    .addKeyValue("partition", partition.id())
                    .log(
                            "Completed offsets do not fit into {} characters: raise maxMetadata",
                            maxMetadata);
        }
    }
}
