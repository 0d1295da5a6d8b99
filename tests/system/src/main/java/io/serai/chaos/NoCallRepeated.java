package io.serai.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call is repeated only for a request that a worker had begun and not visibly answered when it
 * lost its work, and once for each time it did. Calls that the reply tells as attempts are no
 * repetition: they failed, and the next one was asked. An ordered request that waits forgets its
 * attempts when its partition goes to another worker (docs/guarantees.md), so of its calls only
 * those count that were answered.
 */
record NoCallRepeated() implements Guarantee {
    @Override
    public String name() {
        return "no call repeated without need";
    }

    @Override
    public List<String> breaches(Evidence evidence) {
        Map<String, Integer> repeated = repeated(evidence);
        return repeated.entrySet().stream()
                .filter(each -> each.getValue() > allowed(evidence, each.getKey()))
                .map(each ->
                        "%s was called %d times more than its reply tells, open at %d harms"
                                .formatted(
                                        each.getKey(),
                                        each.getValue(),
                                        allowed(evidence, each.getKey())))
                .toList();
    }

    private static long allowed(Evidence evidence, String id) {
        return evidence.harms().stream().filter(harm -> harm.open().contains(id)).count();
    }

    /** How many calls more than its reply tells, by request. */
    static Map<String, Integer> repeated(Evidence evidence) {
        Map<String, Integer> told = attempts(evidence);
        Set<String> ordered = ordered(evidence);
        Map<String, Integer> repeated = new LinkedHashMap<>();
        evidence.calls()
                .forEach((id, calls) -> {
                    int more = calls - Math.max(1, told.getOrDefault(id, 0));
                    int paid = evidence.answers().getOrDefault(id, 0) - 1;
                    int counted = ordered.contains(id) ? Math.min(more, paid) : more;
                    if (counted > 0) {
                        repeated.put(id, counted);
                    }
                });
        return repeated;
    }

    private static Set<String> ordered(Evidence evidence) {
        return evidence.sent().stream()
                .filter(sent -> sent.topic().equals(evidence.team().orderedRequests()))
                .map(Sent::id)
                .collect(Collectors.toSet());
    }

    private static Map<String, Integer> attempts(Evidence evidence) {
        Map<String, List<Received>> replies = evidence.replies();
        return evidence.sent().stream()
                .collect(
                        Collectors.toMap(
                                Sent::id,
                                sent -> attempts(replies.getOrDefault(sent.source(), List.of()))));
    }

    private static int attempts(List<Received> replies) {
        return !replies.isEmpty() && replies.getFirst().kind() instanceof Received.Terminal terminal
                ? terminal.attempts()
                : 0;
    }
}
