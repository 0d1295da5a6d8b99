package io.serai.standins;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Behaviours as an operator or another process types them: {@code answers 200ms}, {@code flaky 0.2
 * overloaded}.
 */
final class BehaviourPhrase {

    /** What each word takes after it. */
    static final String GRAMMAR =
            """
            answers [200ms | 100ms..300ms | ~200ms 0.5], ratelimited PER-MINUTE [BEHAVIOUR], flaky SHARE BEHAVIOUR, \
            throttled DURATION [FORM], overloaded, out-of-quota, unauthorised, refuses-content, error-in-200, \
            fails STATUS [BODY], hangs, resets, garbage, empty, truncated, endless, drips DURATION, \
            gzip-bomb [BYTES], down\
            """;

    private static final Pattern RANGE = Pattern.compile("\\w+\\.\\.\\w+");
    private static final Pattern MEDIAN = Pattern.compile("~\\w+");

    private static final Map<String, Function<Words, Behaviour>> BY_FIRST_WORD =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("answers", words -> new Behaviour.Answers(latency(words))),
                            Map.entry("ratelimited", BehaviourPhrase::rateLimited),
                            Map.entry("flaky", BehaviourPhrase::flaky),
                            Map.entry("throttled", BehaviourPhrase::throttled),
                            Map.entry("overloaded", _ -> new Behaviour.Overloaded()),
                            Map.entry("out-of-quota", _ -> new Behaviour.OutOfQuota()),
                            Map.entry("unauthorised", _ -> new Behaviour.Unauthorised()),
                            Map.entry("refuses-content", _ -> new Behaviour.RefusesContent()),
                            Map.entry("error-in-200", _ -> new Behaviour.ErrorIn200()),
                            Map.entry("fails", BehaviourPhrase::fails),
                            Map.entry("hangs", _ -> new Behaviour.Hangs()),
                            Map.entry("resets", _ -> new Behaviour.Resets()),
                            Map.entry("garbage", _ -> new Behaviour.Garbage()),
                            Map.entry("empty", _ -> new Behaviour.Empty()),
                            Map.entry("truncated", _ -> new Behaviour.Truncated()),
                            Map.entry("endless", _ -> new Behaviour.Endless()),
                            Map.entry(
                                    "drips",
                                    words -> new Behaviour.Drips(words.nextDuration("the pause"))),
                            Map.entry("gzip-bomb", BehaviourPhrase::gzipBomb),
                            Map.entry("down", _ -> new Behaviour.Down())));

    private BehaviourPhrase() {}

    /**
     * Refuses what it does not understand, and words left over, with a message for the one who
     * typed them.
     */
    static Behaviour parse(Words words) {
        Behaviour behaviour = read(words);
        if (words.areLeft()) {
            throw new IllegalArgumentException("too much: '" + words.rest() + "'");
        }
        return behaviour;
    }

    private static Behaviour read(Words words) {
        String word = words.next("a behaviour");
        Function<Words, Behaviour> rest = BY_FIRST_WORD.get(word);
        if (rest == null) {
            throw new IllegalArgumentException(
                    "unknown behaviour '" + word + "'; there are: " + GRAMMAR);
        }
        return rest.apply(words);
    }

    private static Latency latency(Words words) {
        if (words.nextIs(RANGE)) {
            String[] ends = words.next("a range").split("\\.\\.", 2);
            Words both = new Words(ends[0] + " " + ends[1]);
            Duration shortest = both.nextDuration("the shortest latency");
            return new Latency.Uniform(shortest, both.nextDuration("the longest latency"));
        }
        if (words.nextIs(MEDIAN)) {
            Duration median =
                    new Words(words.next("a median").substring(1)).nextDuration("the median");
            return new Latency.LogNormal(median, words.nextDouble("sigma"));
        }
        return words.areLeft() ? Latency.of(words.nextDuration("the latency")) : Latency.none();
    }

    private static Behaviour rateLimited(Words words) {
        int perMinute = words.nextInt("calls per minute");
        return words.areLeft()
                ? new Behaviour.RateLimited(perMinute, read(words))
                : new Behaviour.RateLimited(perMinute);
    }

    private static Behaviour flaky(Words words) {
        return new Behaviour.Flaky(words.nextDouble("the share"), read(words));
    }

    private static Behaviour throttled(Words words) {
        Duration retryAfter = words.nextDuration("when to retry");
        return words.areLeft()
                ? new Behaviour.Throttled(retryAfter, words.nextRetryForm())
                : new Behaviour.Throttled(retryAfter);
    }

    private static Behaviour fails(Words words) {
        int status = words.nextInt("the status");
        return words.areLeft()
                ? new Behaviour.Fails(status, words.rest())
                : new Behaviour.Fails(status);
    }

    private static Behaviour gzipBomb(Words words) {
        return words.areLeft()
                ? new Behaviour.GzipBomb(words.nextInt("bytes"))
                : new Behaviour.GzipBomb();
    }
}
