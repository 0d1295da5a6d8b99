package io.serai.chaos;

import io.serai.app.Instance;
import io.serai.app.Protocols;
import io.serai.app.Start;
import io.serai.config.ConfigLoader;
import io.serai.config.SeraiSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A worker whose clock is ten minutes ahead or behind, with the arguments of {@code serai run}. */
final class WrongClock {
    static final Duration WRONG_BY = Duration.ofMinutes(10);

    private static final int FENCED = 1;

    private WrongClock() {}

    /** Ten minutes ahead. */
    static final class Ahead {
        private Ahead() {}

        public static void main(String[] arguments) {
            run(arguments, WRONG_BY);
        }
    }

    /** Ten minutes behind. */
    static final class Behind {
        private Behind() {}

        public static void main(String[] arguments) {
            run(arguments, WRONG_BY.negated());
        }
    }

    private static void run(String[] arguments, Duration wrongBy) {
        InstantSource clock = Clock.offset(Clock.systemUTC(), wrongBy);
        SeraiSettings settings =
                new ConfigLoader(
                                new Protocols(clock, new Random()),
                                name -> Optional.ofNullable(System.getenv(name)))
                        .load(Path.of(arguments[2]));
        Instance instance = new Instance(settings, Start.WHERE_IT_STOPPED, clock);
        CompletableFuture<String> fenced = new CompletableFuture<>();
        instance.onFenced(fenced::complete);
        Runtime.getRuntime().addShutdownHook(new Thread(instance::close));
        instance.start();
        System.out.println(fenced.join());
        Runtime.getRuntime().halt(FENCED);
    }
}
