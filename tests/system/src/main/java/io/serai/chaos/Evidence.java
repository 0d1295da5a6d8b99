package io.serai.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that was seen of a scenario, for the guarantees to judge.
 *
 * @param calls how often providers were called, by request id
 * @param answers how often providers answered to the last byte, by request id
 * @param peaks most resident memory of each worker that was measured, in bytes
 * @param ended logs of workers that ended by themselves
 * @param held partitions whose read_committed readers do not reach the end
 */
record Evidence(
        Team team,
        List<Sent> sent,
        List<Received> received,
        Map<String, Integer> calls,
        Map<String, Integer> answers,
        List<Harm> harms,
        Claims claims,
        Map<String, Long> peaks,
        List<String> ended,
        Set<String> held) {
    Evidence {
        sent = List.copyOf(sent);
        received = List.copyOf(received);
        calls = Map.copyOf(calls);
        answers = Map.copyOf(answers);
        harms = List.copyOf(harms);
        peaks = Map.copyOf(peaks);
        ended = List.copyOf(ended);
        held = Set.copyOf(held);
    }

    /** Terminal replies by the request's source. */
    Map<String, List<Received>> replies() {
        return received.stream()
                .filter(each -> each.kind() instanceof Received.Terminal)
                .collect(Collectors.groupingBy(Received::source));
    }

    /** Replies and parked requests by the request's source: what ends the work on a record. */
    Map<String, List<Received>> settlements() {
        return received.stream()
                .filter(each ->
                        each.kind() instanceof Received.Terminal
                                || each.kind() instanceof Received.Parked)
                .collect(Collectors.groupingBy(Received::source));
    }
}
