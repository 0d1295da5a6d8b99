package io.serai.chaos;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The team that asked for order has its replies, key by key, in the order of its requests. */
record OrderWithinKey() implements Guarantee {
    @Override
    public String name() {
        return "order within a key";
    }

    @Override
    public List<String> breaches(Evidence evidence) {
        Map<String, List<String>> answered =
                evidence.received().stream()
                        .filter(each -> each.topic().equals(evidence.team().orderedReplies()))
                        .filter(each -> each.kind() instanceof Received.Terminal)
                        .sorted(Comparator.comparingLong(Received::offset))
                        .collect(
                                Collectors.groupingBy(
                                        Received::key,
                                        Collectors.mapping(Received::source, Collectors.toList())));
        Map<String, List<String>> asked = asked(evidence);
        return answered.entrySet().stream()
                .map(each ->
                        difference(
                                each.getKey(),
                                asked.getOrDefault(each.getKey(), List.of()),
                                each.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<String, List<String>> asked(Evidence evidence) {
        return evidence.sent().stream()
                .filter(sent -> sent.topic().equals(evidence.team().orderedRequests()))
                .sorted(Comparator.comparingLong(Sent::offset))
                .collect(
                        Collectors.groupingBy(
                                Sent::key, Collectors.mapping(Sent::source, Collectors.toList())));
    }

    /** What has no answer is lost, and not out of order. */
    private static Optional<String> difference(
            String key, List<String> all, List<String> answered) {
        List<String> asked = all.stream().filter(answered::contains).toList();
        if (asked.equals(answered)) {
            return Optional.empty();
        }
        int at = 0;
        while (at < Math.min(asked.size(), answered.size())
                && asked.get(at).equals(answered.get(at))) {
            at++;
        }
        return Optional.of(
                "key %s: asked %s, answered %s from place %d on"
                        .formatted(key, next(asked, at), next(answered, at), at));
    }

    private static List<String> next(List<String> all, int at) {
        return all.subList(at, Math.min(all.size(), at + 3));
    }
}
