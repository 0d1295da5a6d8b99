package io.serai.standins;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what arrived and what was answered. */
final class Tally {

    /** Instants of the last so many prompts: enough for any test, bounded for a benchmark. */
    private static final int REMEMBERED = 50_000;

    private final InstantSource clock;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger probes = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Map<String, AtomicInteger> callsByMarker = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> answersByMarker = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<PromptBegun> begun = new ConcurrentLinkedDeque<>();
    private final AtomicInteger remembered = new AtomicInteger();

    Tally(InstantSource clock) {
        this.clock = clock;
    }

    /** A call of whatever kind has come. */
    void came() {
        mostAtOnce.accumulateAndGet(present.incrementAndGet(), Math::max);
    }

    /** It was answered, or its connection ended. */
    void went() {
        present.decrementAndGet();
    }

    void probed() {
        probes.incrementAndGet();
    }

    void called(Optional<String> marker) {
        calls.incrementAndGet();
        marker.ifPresent(id -> count(callsByMarker, id));
        begun.addLast(new PromptBegun(marker, clock.instant()));
        if (remembered.incrementAndGet() > REMEMBERED) {
            begun.pollFirst();
            remembered.decrementAndGet();
        }
    }

    void answered(Optional<String> marker) {
        answers.incrementAndGet();
        marker.ifPresent(id -> count(answersByMarker, id));
    }

    int calls() {
        return calls.get();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    int probes() {
        return probes.get();
    }

    int answers() {
        return answers.get();
    }

    Map<String, Integer> callsByMarker() {
        return snapshot(callsByMarker);
    }

    Map<String, Integer> answersByMarker() {
        return snapshot(answersByMarker);
    }

    List<PromptBegun> begun() {
        return List.copyOf(begun);
    }

    void reset() {
        List.of(calls, probes, answers, remembered).forEach(count -> count.set(0));
        mostAtOnce.set(present.get());
        callsByMarker.clear();
        answersByMarker.clear();
        begun.clear();
    }

    private static void count(Map<String, AtomicInteger> counts, String id) {
        counts.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static Map<String, Integer> snapshot(Map<String, AtomicInteger> counts) {
        Map<String, Integer> snapshot = new TreeMap<>();
        counts.forEach((id, count) -> snapshot.put(id, count.get()));
        return snapshot;
    }
}
