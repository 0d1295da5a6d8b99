package io.serai.operator;

import io.serai.config.Durability;
import io.serai.config.TopicSettings;
import io.serai.model.ChainId;
import java.time.Duration;
import java.util.Set;

/** What the tests' configuration says about topics. */
final class Needs {
    static final int REQUEST_BYTES = 512 * 1024;

    private Needs() {}

    static TopicNeeds singleNode(String chain) {
        return needs(
                chain,
                new TopicSettings(48, 12, 48, 1, 1, Duration.ofHours(1)),
                Durability.SINGLE_NODE);
    }

    static TopicNeeds replicated(String chain) {
        return needs(
                chain,
                new TopicSettings(48, 12, 48, 3, 2, Duration.ofHours(1)),
                Durability.REPLICATED);
    }

    private static TopicNeeds needs(String chain, TopicSettings shape, Durability durability) {
        return new TopicNeeds(
                Set.of("ai.requests", "ai.requests.risk"),
                Set.of("ai.replies", "ai.replies.risk"),
                Set.of(new ChainId(chain)),
                Duration.ofDays(7),
                REQUEST_BYTES,
                shape,
                durability);
    }
}
