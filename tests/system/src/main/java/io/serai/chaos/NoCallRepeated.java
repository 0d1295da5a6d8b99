package io.serai.chaos;

import io.serai.chaos.Received.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call is repeated only for a request that a worker had begun and not visibly answered or parked
 * when it lost its work, and once for each time it did. Calls that the reply tells as attempts are
 * no repetition: they failed, and the next one was asked. An ordered request that waits forgets its
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
        Map<String, List<Received>> replies = evidence.replies();
        Map<String, Integer> repeated = new LinkedHashMap<>();
        evidence.sent()
                .forEach(sent -> {
                    int counted = counted(evidence, sent, terminal(replies.get(sent.source())));
                    if (counted > 0) {
                        repeated.put(sent.id(), counted);
                    }
                });
        return repeated;
    }

    private static int counted(Evidence evidence, Sent sent, Optional<Terminal> reply) {
        int told = Math.max(1, reply.map(Terminal::attempts).orElse(0));
        int more = evidence.calls().getOrDefault(sent.id(), 0) - told;
        if (!sent.topic().equals(evidence.team().orderedRequests())) {
            return more;
        }
        int paid = evidence.answers().getOrDefault(sent.id(), 0) - 1;
        return Math.min(more, paid);
    }

    private static Optional<Terminal> terminal(@Nullable List<Received> replies) {
        return replies == null
                ? Optional.empty()
                : replies.stream()
                        .map(Received::kind)
                        .filter(Terminal.class::isInstance)
                        .map(Terminal.class::cast)
                        .findFirst();
    }
}
