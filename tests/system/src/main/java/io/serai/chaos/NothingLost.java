package io.serai.chaos;

import java.util.List;
import java.util.Map;

/** Each request that Kafka took has a terminal reply. */
record NothingLost() implements Guarantee {
    @Override
    public String name() {
        return "no request lost";
    }

    @Override
    public List<String> breaches(Evidence evidence) {
        Map<String, List<Received>> replies = evidence.replies();
        return evidence.sent().stream()
                .filter(sent -> !replies.containsKey(sent.source()))
                .map(sent -> "no reply to " + sent.id() + " at " + sent.source())
                .toList();
    }
}
