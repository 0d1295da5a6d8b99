package io.serai.chaos;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How certain requests have to have ended, which the guarantees do not say. */
record Expectation(List<Sent> sent, List<Received> received) {
    Expectation {
        sent = List.copyOf(sent);
        received = List.copyOf(received);
    }

    /** Throws unless each of them has a reply with that outcome. */
    void outcome(Collection<String> ids, String outcome) {
        Map<String, String> outcomes =
                received.stream()
                        .filter(each -> each.kind() instanceof Received.Terminal)
                        .collect(
                                Collectors.toMap(
                                        Received::source,
                                        each -> ((Received.Terminal) each.kind()).outcome(),
                                        (first, _) -> first));
        List<String> others =
                sources(ids).stream()
                        .filter(source -> !outcome.equals(outcomes.get(source)))
                        .map(source -> source + " is " + outcomes.get(source))
                        .toList();
        refuse(others, "ended otherwise than " + outcome);
    }

    /** Throws unless each of them has a dead letter. */
    void deadLetter(Collection<String> ids) {
        Set<String> letters =
                received.stream()
                        .filter(each -> each.kind() instanceof Received.DeadLetter)
                        .map(Received::source)
                        .collect(Collectors.toSet());
        List<String> without =
                sources(ids).stream().filter(source -> !letters.contains(source)).toList();
        refuse(without, "have no dead letter");
    }

    private static void refuse(List<String> cases, String what) {
        if (!cases.isEmpty()) {
            throw new IllegalStateException(
                    cases.size() + " requests " + what + ": " + cases.getFirst());
        }
    }

    private List<String> sources(Collection<String> ids) {
        Set<String> wanted = Set.copyOf(ids);
        List<String> sources =
                sent.stream().filter(each -> wanted.contains(each.id())).map(Sent::source).toList();
        if (sources.size() < wanted.size()) {
            throw new IllegalStateException(
                    "only %d of %d requests reached Kafka"
                            .formatted(sources.size(), wanted.size()));
        }
        return sources;
    }
}
