package io.serai.model;

import java.util.Set;

/**
 * The topics that only Serai and operators write: what lies there is believed, so no team's request
 * comes from one and no reply goes to one.
 */
public final class OwnTopics {
    private static final String PARKED_PREFIX = "ai.parked.";
    private static final Set<String> NAMES =
            Set.of(
                    "ai.dead-letters",
                    "ai.dead-letters.dispositions",
                    "ai.replays",
                    "ai.control",
                    "ai.health",
                    "ai.health.history",
                    "ai.status",
                    "ai.operations",
                    "ai.drills",
                    "ai.ledger",
                    "ai.audit");

    private OwnTopics() {}

    public static boolean contains(String topic) {
        return topic.startsWith(PARKED_PREFIX) || NAMES.contains(topic);
    }
}
