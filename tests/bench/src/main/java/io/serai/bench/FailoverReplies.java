package io.serai.bench;

import io.serai.codec.Reply;
import io.serai.provider.BreakerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * What the replies say about a primary that was sound and then broken.
 *
 * @param primary the way in which it was broken
 */
record FailoverReplies(String primary, List<Reply> sound, List<Reply> broken) {
    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final String STALE = "broken";

    /** A reply tells a call's length in whole milliseconds, without the rest. */
    private static final Duration UNTOLD = Duration.ofMillis(1);

    FailoverReplies {
        sound = List.copyOf(sound);
        broken = List.copyOf(broken);
    }

    static boolean isByFirst(Reply reply) {
        return isBy(FIRST, reply);
    }

    private static boolean isBy(String provider, Reply reply) {
        return reply.provider().equals(Optional.of(provider));
    }

    /** Throws {@link IllegalStateException} where the replies cannot tell. */
    Failover.Added added() {
        requireSound();
        int callsAfter = callsAfterOpening();
        List<Reply> before = bySecond("after a failed call", reply -> reply.attempts().size() > 1);
        List<Reply> after = bySecond("at once", reply -> reply.attempts().size() == 1);
        Histogram usual = unanswered(sound);
        Histogram until = unanswered(before);
        Histogram since = unanswered(after);
        return new Failover.Added(
                primary,
                before.size(),
                more(until, usual, 50),
                more(until, usual, 99),
                after.size(),
                more(since, usual, 50),
                more(since, usual, 99),
                callsAfter);
    }

    private void requireSound() {
        sound.stream()
                .filter(reply -> !isByFirst(reply))
                .findFirst()
                .ifPresent(reply -> {
                    throw new IllegalStateException(
                            "a sound primary failed, on a machine too busy? " + reply.attempts());
                });
    }

    private List<Reply> bySecond(String how, Predicate<Reply> which) {
        List<Reply> found =
                broken.stream().filter(reply -> isBy(SECOND, reply)).filter(which).toList();
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "primary %s: the second provider answered no request %s"
                            .formatted(primary, how));
        }
        return found;
    }

    private static long more(Histogram one, Histogram other, double percent) {
        return one.getValueAtPercentile(percent) - other.getValueAtPercentile(percent);
    }

    /** Milliseconds of each request that were not spent in the call that answered. */
    private static Histogram unanswered(List<Reply> replies) {
        Histogram millis = new Histogram(3);
        for (Reply reply : replies) {
            Duration answering = reply.attempts().getLast().took();
            millis.recordValue(Math.max(0, reply.total().minus(answering).toMillis()));
        }
        return millis;
    }

    private int callsAfterOpening() {
        Instant opened = opening();
        return (int)
                broken.stream()
                        .flatMap(reply -> reply.attempts().stream())
                        .filter(FailoverReplies::failedAtFirst)
                        .filter(call -> begin(call).isAfter(opened))
                        .count();
    }

    private static boolean failedAtFirst(Reply.Call call) {
        return call.provider().equals(FIRST) && call.fault().isPresent();
    }

    /** When the last of the failures that open the circuit had ended. */
    private Instant opening() {
        int enough = BreakerSettings.DEFAULT.failuresInARow();
        List<Instant> ends =
                broken.stream()
                        .flatMap(reply -> counted(reply.attempts()))
                        .map(call -> begin(call).plus(call.took()).plus(UNTOLD))
                        .sorted()
                        .toList();
        if (ends.size() < enough) {
            throw new IllegalStateException(
                    "primary %s: only %d calls failed, and %d open its circuit"
                            .formatted(primary, ends.size(), enough));
        }
        return ends.get(enough - 1);
    }

    /**
     * Failures of the primary, but for a call on a connection that it had closed already: that one
     * is made again there, and counts as none.
     */
    private static Stream<Reply.Call> counted(List<Reply.Call> calls) {
        return IntStream.range(0, calls.size())
                .filter(i -> failedAtFirst(calls.get(i)) && !isStale(calls, i))
                .mapToObj(calls::get);
    }

    private static boolean isStale(List<Reply.Call> calls, int i) {
        return calls.get(i).fault().equals(Optional.of(STALE))
                && i + 1 < calls.size()
                && calls.get(i + 1).provider().equals(FIRST);
    }

    private static Instant begin(Reply.Call call) {
        return call.at().orElseThrow();
    }
}
