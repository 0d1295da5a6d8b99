package io.serai.chaos;

import java.util.List;

/** What stands on a reply topic is a reply. */
record RepliesReadable() implements Guarantee {
    @Override
    public String name() {
        return "replies can be read";
    }

    @Override
    public List<String> breaches(Evidence evidence) {
        return evidence.received().stream()
                .filter(each -> each.kind() instanceof Received.Unreadable)
                .map(each ->
                        "%s-%d@%d is no reply"
                                .formatted(each.topic(), each.partition(), each.offset()))
                .toList();
    }
}
