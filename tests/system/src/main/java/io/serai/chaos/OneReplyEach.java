package io.serai.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** No request has two terminal replies, and no reply is without a request. */
record OneReplyEach() implements Guarantee {
    @Override
    public String name() {
        return "one terminal reply per request";
    }

    @Override
    public List<String> breaches(Evidence evidence) {
        Set<String> asked = evidence.sent().stream().map(Sent::source).collect(Collectors.toSet());
        List<String> breaches = new ArrayList<>();
        evidence.replies()
                .forEach((source, replies) -> {
                    if (replies.size() > 1) {
                        breaches.add(replies.size() + " replies to " + source + places(replies));
                    }
                    if (!asked.contains(source)) {
                        breaches.add("a reply to " + source + ", which nobody asked");
                    }
                });
        return breaches;
    }

    private static String places(List<Received> replies) {
        return replies.stream()
                .map(each -> " %s-%d@%d".formatted(each.topic(), each.partition(), each.offset()))
                .collect(Collectors.joining(",", ":", ""));
    }

    /** Replies beyond the first. */
    static long duplicates(Map<String, List<Received>> replies) {
        return replies.values().stream().mapToLong(each -> each.size() - 1L).sum();
    }
}
