package io.serai.bench;

import io.serai.codec.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;

/**
 * What the replies say about a primary that was sound and then broken.
 *
 * @param primary the way in which it was broken
 * @param opened when its circuit was surely open
 */
record FailoverReplies(String primary, List<Reply> sound, List<Reply> broken, Instant opened) {
    static final String FIRST = "first";
    private static final String SECOND = "second";

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
        return (int)
                broken.stream()
                        .flatMap(reply -> reply.attempts().stream())
                        .filter(FailoverReplies::failedAtFirst)
                        .filter(call -> call.at().orElseThrow().isAfter(opened))
                        .count();
    }

    private static boolean failedAtFirst(Reply.Call call) {
        return call.provider().equals(FIRST) && call.fault().isPresent();
    }
}
