package io.serai.chaos;

import java.util.List;

/** Whose topics a scenario uses; its second team wants order, its third may lose its topics. */
record Team(String name) {
    String requests() {
        return "ai.requests." + name;
    }

    String replies() {
        return "ai.replies." + name;
    }

    String ordered() {
        return name + "-ordered";
    }

    String orderedRequests() {
        return "ai.requests." + ordered();
    }

    String orderedReplies() {
        return "ai.replies." + ordered();
    }

    String spare() {
        return name + "-spare";
    }

    String spareRequests() {
        return "ai.requests." + spare();
    }

    String spareReplies() {
        return "ai.replies." + spare();
    }

    String parked() {
        return "ai.parked." + name;
    }

    /** The groups that read requests, ordered or not, and parked requests. */
    List<String> groups() {
        return List.of(name + "-intake", name + "-drain-" + name);
    }

    List<String> replyTopics() {
        return List.of(replies(), orderedReplies());
    }

    List<String> topics() {
        return List.of(
                requests(),
                orderedRequests(),
                spareRequests(),
                replies(),
                orderedReplies(),
                spareReplies(),
                parked());
    }
}
