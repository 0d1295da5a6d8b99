package io.serai.standins;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a stand-in thinks before it answers. */
public sealed interface Latency {

    Duration draw(RandomGenerator random);

    static Latency none() {
        return new Fixed(Duration.ZERO);
    }

    static Latency of(Duration delay) {
        return new Fixed(delay);
    }

    record Fixed(Duration delay) implements Latency {
        public Fixed {
            refuseNegative(delay);
        }

        @Override
        public Duration draw(RandomGenerator random) {
            return delay;
        }
    }

    record Uniform(Duration shortest, Duration longest) implements Latency {
        public Uniform {
            refuseNegative(shortest);
            if (longest.compareTo(shortest) <= 0) {
                throw new IllegalArgumentException(
                        "longest latency " + longest + " must be above shortest " + shortest);
            }
        }

        @Override
        public Duration draw(RandomGenerator random) {
            return Duration.ofNanos(random.nextLong(shortest.toNanos(), longest.toNanos()));
        }
    }

    /**
     * The shape that real answer times have; {@code sigma} 0.5 puts one call in a hundred above 3.2
     * medians.
     */
    record LogNormal(Duration median, double sigma) implements Latency {
        public LogNormal {
            refuseNegative(median);
            if (!(sigma > 0)) {
                throw new IllegalArgumentException("sigma " + sigma + " must be above 0");
            }
        }

        @Override
        public Duration draw(RandomGenerator random) {
            return Duration.ofNanos(
                    Math.round(median.toNanos() * Math.exp(sigma * random.nextGaussian())));
        }
    }

    private static void refuseNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("latency " + duration + " must not be negative");
        }
    }
}
