package io.serai.model;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/** Draws one of several, each as often as its weight has it. */
public final class Lottery {
    private Lottery() {}

    /**
     * One of them, by chance.
     *
     * @param weight above 0 for at least one, and below it for none
     */
    public static <T> T draw(List<T> all, ToIntFunction<T> weight, RandomGenerator random) {
        int ticket = random.nextInt(all.stream().mapToInt(weight).sum());
        for (T each : all) {
            ticket -= weight.applyAsInt(each);
            if (ticket < 0) {
                return each;
            }
        }
        throw new IllegalStateException("a ticket beyond all weights");
    }
}
