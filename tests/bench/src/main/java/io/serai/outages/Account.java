package io.serai.outages;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** What one client's requests came to, one by one. */
final class Account {
    private final Duration deadline;
    private final BitSet asked = new BitSet();
    private final Map<Integer, Ending> endings = new HashMap<>();
    private int duplicates;
    private int calls;
    private int wastedCalls;
    private int failedWhileWell;

    Account(Duration deadline) {
        this.deadline = deadline;
    }

    synchronized void ask(int request) {
        asked.set(request);
    }

    /** A second ending is a duplicate, and the first one counts. */
    synchronized void end(int request, Ending ending) {
        if (!asked.get(request)) {
            throw new IllegalArgumentException("request " + request + " was not asked");
        }
        if (endings.putIfAbsent(request, ending) != null) {
            duplicates++;
        }
    }

    /** A call was begun; {@code wasted} while the calendar has its provider down. */
    synchronized void call(boolean wasted) {
        calls++;
        if (wasted) {
            wastedCalls++;
        }
    }

    /** A call failed, and the calendar had its provider well at its begin and its end. */
    synchronized void failWhileWell() {
        failedWhileWell++;
    }

    synchronized int failedWhileWell() {
        return failedWhileWell;
    }

    synchronized Counts counts() {
        int answered = (int) waits().count();
        int byDeadline = byDeadline(_ -> true);
        return new Counts(
                asked.cardinality(),
                byDeadline,
                answered - byDeadline,
                endings.size() - answered,
                asked.cardinality() - endings.size(),
                duplicates,
                calls,
                wastedCalls,
                failedWhileWell);
    }

    /** The share of these requests that was answered by the deadline; 1 of none. */
    synchronized double shareByDeadline(IntPredicate which) {
        long all = asked.stream().filter(which).count();
        return all == 0 ? 1 : (double) byDeadline(which) / all;
    }

    private int byDeadline(IntPredicate which) {
        return (int)
                endings.entrySet().stream()
                        .filter(each -> which.test(each.getKey()))
                        .filter(each ->
                                each.getValue() instanceof Ending.Answered(Duration after)
                                        && after.compareTo(deadline) <= 0)
                        .count();
    }

    /** Of the answered ones. */
    synchronized Duration waitAt(int percentile) {
        return Lengths.percentile(waits().toList(), percentile);
    }

    private Stream<Duration> waits() {
        return endings.values().stream()
                .flatMap(ending ->
                        switch (ending) {
                            case Ending.Answered(Duration after) -> Stream.of(after);
                            case Ending.Failed() -> Stream.empty();
                        });
    }

    /** The requests that neither ended in an answer nor in a failed reply. */
    synchronized List<Integer> lost() {
        return asked.stream().filter(request -> !endings.containsKey(request)).boxed().toList();
    }
}
