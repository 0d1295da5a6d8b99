package io.serai.provider;

import io.serai.model.Usage;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How many tokens a request will take at one provider. Each model counts in its own way and only
 * some tokenizers are public, so the ratio of what it counted to the request's size is learnt from
 * its answers, as is the length of those. The size is a quarter of its bytes, and something for
 * each image, or what a {@link Tokenizer} counts.
 */
public final class TokenGauge {
    /** What an answer is worth before the first has come. */
    private static final double USUAL_ANSWER = 300;

    /** The share of each answer in the averages. */
    private static final double NEWS = 0.05;

    private static final double LEAST_RATIO = 0.1;
    private static final double MOST_RATIO = 10;
    private static final int MOST_TOKENS = 1 << 29;

    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(1, USUAL_ANSWER));

    /**
     * @param ratio prompt tokens to the request's size
     * @param answer tokens of an answer
     */
    private record Seen(double ratio, double answer) {
        Seen with(int size, Usage usage) {
            double told = Math.max(1, usage.promptTokens()) / (double) Math.max(1, size);
            return new Seen(
                    moved(ratio, Math.clamp(told, LEAST_RATIO, MOST_RATIO)),
                    moved(answer, (double) usage.completionTokens()));
        }

        private static double moved(double from, double to) {
            return from + NEWS * (to - from);
        }
    }

    /**
     * Of prompt and answer.
     *
     * @param size of the request
     * @param most tokens that its answer may have, where it says so
     */
    public Usage usage(int size, OptionalInt most) {
        Seen now = seen.get();
        double answer = Math.min(now.answer(), most.orElse(Integer.MAX_VALUE));
        return new Usage(bounded(1, now.ratio() * size), 0, 0, bounded(0, answer), 0);
    }

    private static long bounded(int least, double tokens) {
        return Math.clamp((long) Math.ceil(tokens), least, MOST_TOKENS);
    }

    /** A request of this size was answered, and so many tokens were counted. */
    public void answered(int size, Usage usage) {
        seen.updateAndGet(it -> it.with(size, usage));
    }
}
