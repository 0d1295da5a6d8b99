package io.serai.chaos;

import java.util.List;
import java.util.Map;

/** The reply to a request that was called again says that it may have been billed before. */
record RepetitionTold() implements Guarantee {
    @Override
    public String name() {
        return "a repeated call is told";
    }

    @Override
    public List<String> breaches(Evidence evidence) {
        Map<String, List<Received>> replies = evidence.replies();
        Map<String, Integer> repeated = NoCallRepeated.repeated(evidence);
        return evidence.sent().stream()
                .filter(sent -> repeated.containsKey(sent.id()))
                .filter(sent ->
                        replies.getOrDefault(sent.source(), List.of()).stream()
                                .noneMatch(RepetitionTold::tells))
                .map(sent -> sent.id() + " was called again, which its reply does not tell")
                .toList();
    }

    private static boolean tells(Received reply) {
        return reply.kind() instanceof Received.Terminal terminal && terminal.possiblyBilled();
    }
}
