package io.serai.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each reply that speaks of a dead letter has one, and each dead letter such a reply. */
record DeadLetterTold() implements Guarantee {
    @Override
    public String name() {
        return "a dead letter beside each reply that says so";
    }

    @Override
    public List<String> breaches(Evidence evidence) {
        Map<String, Long> letters =
                evidence.received().stream()
                        .filter(each -> each.kind() instanceof Received.DeadLetter)
                        .collect(Collectors.groupingBy(Received::source, Collectors.counting()));
        Set<String> told =
                evidence.received().stream()
                        .filter(DeadLetterTold::tells)
                        .map(Received::source)
                        .collect(Collectors.toSet());
        return Stream.concat(missing(letters, told), surplus(letters, told)).toList();
    }

    private static boolean tells(Received each) {
        return each.kind() instanceof Received.Terminal reply && reply.deadLetter();
    }

    private static Stream<String> missing(Map<String, Long> letters, Set<String> told) {
        return told.stream()
                .filter(source -> !letters.containsKey(source))
                .map(source -> "no dead letter of " + source + ", whose reply tells of one");
    }

    private static Stream<String> surplus(Map<String, Long> letters, Set<String> told) {
        return letters.entrySet().stream()
                .filter(each -> each.getValue() > (told.contains(each.getKey()) ? 1 : 0))
                .map(each ->
                        "%d dead letters of %s, more than its reply tells of"
                                .formatted(each.getValue(), each.getKey()));
    }
}
