package io.serai.standins.demo;

import io.serai.codec.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that was seen of a run, and what follows from it.
 *
 * @param calls prompt calls the stand-ins counted, by marker
 * @param recovered when the stand-ins came back
 */
record Observations(
        List<Sent> sent,
        List<Received> received,
        Map<String, Integer> calls,
        List<OpenSpan> open,
        Instant recovered) {

    Report report() {
        List<Long> failovers = failovers();
        return new Report(
                sent.size(),
                count("completed"),
                count("degraded"),
                count("failed"),
                duplicates(),
                lost(),
                parkedAnswers().size(),
                drained(),
                callsWhileOpen(),
                repeatedCalls(),
                Percentiles.of(failovers, 50),
                Percentiles.of(failovers, 99),
                afterRecovery().min(Long::compare).orElse(0L),
                afterRecovery().max(Long::compare).orElse(0L),
                throughput());
    }

    private Stream<Received> terminal() {
        return received.stream().filter(each -> each.reply().terminal());
    }

    private Collection<Received> firstTerminal() {
        Map<String, Received> first = new HashMap<>();
        terminal().forEach(each -> first.putIfAbsent(each.answers(), each));
        return first.values();
    }

    private int count(String outcome) {
        return (int)
                firstTerminal().stream()
                        .filter(each -> each.reply().outcome().equals(outcome))
                        .count();
    }

    private int duplicates() {
        return (int) terminal().count() - firstTerminal().size();
    }

    private int lost() {
        Set<String> answered = new HashSet<>();
        terminal().forEach(each -> answered.add(each.source()));
        return (int) sent.stream().filter(each -> !answered.contains(each.source())).count();
    }

    private Set<String> parkedAnswers() {
        Set<String> parked = new HashSet<>();
        terminal().filter(Observations::wasParked).forEach(each -> parked.add(each.answers()));
        return parked;
    }

    private int drained() {
        return (int)
                firstTerminal().stream()
                        .filter(Observations::wasParked)
                        .filter(each -> each.reply().outcome().equals("completed"))
                        .count();
    }

    private static boolean wasParked(Received each) {
        return each.reply().parked().isPositive();
    }

    private int callsWhileOpen() {
        return (int)
                terminal()
                        .flatMap(each -> each.reply().attempts().stream())
                        .filter(this::beganWhileOpen)
                        .count();
    }

    private boolean beganWhileOpen(Reply.Call call) {
        return open.stream().anyMatch(span -> span.contains(call.provider(), begin(call)));
    }

    /** Calls the stand-ins saw beyond those a request's replies list. */
    private int repeatedCalls() {
        Map<String, Integer> listed = new HashMap<>();
        terminal()
                .forEach(each -> listed.merge(each.reply().id(), listedCalls(each), Integer::sum));
        return calls.entrySet().stream()
                .mapToInt(each ->
                        Math.max(0, each.getValue() - listed.getOrDefault(each.getKey(), 0)))
                .sum();
    }

    /** A call that never reached its provider was not counted there. */
    private static int listedCalls(Received each) {
        return (int)
                each.reply().attempts().stream()
                        .filter(call -> !call.fault().equals(Optional.of("unreachable")))
                        .count();
    }

    /** From the first attempt's fault to the completed answer, in milliseconds. */
    private List<Long> failovers() {
        return firstTerminal().stream()
                .filter(each -> each.reply().outcome().equals("completed"))
                .filter(each -> each.reply().attempts().size() > 1 && !wasParked(each))
                .map(each -> failover(each.reply().attempts()))
                .toList();
    }

    private static long failover(List<Reply.Call> attempts) {
        return Duration.between(end(attempts.getFirst()), end(attempts.getLast())).toMillis();
    }

    private static Instant end(Reply.Call call) {
        return begin(call).plus(call.took());
    }

    private static Instant begin(Reply.Call call) {
        return call.at().orElseThrow();
    }

    private Stream<Long> afterRecovery() {
        return terminal()
                .filter(Observations::wasParked)
                .filter(each -> each.at().isAfter(recovered))
                .map(each -> Duration.between(recovered, each.at()).toMillis());
    }

    private double throughput() {
        Instant first = sent.stream().map(Sent::at).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant last = terminal().map(Received::at).max(Instant::compareTo).orElse(first);
        double seconds = Math.max(0.001, Duration.between(first, last).toMillis() / 1000.0);
        return Math.round(terminal().count() / seconds * 10) / 10.0;
    }
}
