package io.serai.operator;

import io.serai.config.Durability;
import io.serai.config.TopicSettings;
import io.serai.model.ChainId;
import java.time.Duration;
import java.util.Set;

/** What the configuration says about topics. */
public record TopicNeeds(
        Set<String> requestTopics,
        Set<String> replyTopics,
        Set<ChainId> chains,
        Duration longestDeadline,
        int requestBytes,
        TopicSettings shape,
        Durability durability) {
    public TopicNeeds {
        requestTopics = Set.copyOf(requestTopics);
        replyTopics = Set.copyOf(replyTopics);
        chains = Set.copyOf(chains);
    }

    /** Kept for less, a parked request would be gone before its deadline: silent loss. */
    Duration leastParkedRetention() {
        return longestDeadline.plusDays(1);
    }

    /** State headers grow while a request is parked, replayed or given up. */
    int leastInternalBytes() {
        return requestBytes + TopicPlan.STATE_BYTES;
    }
}
