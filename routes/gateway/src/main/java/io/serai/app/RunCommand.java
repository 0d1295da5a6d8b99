package io.serai.app;

import io.serai.config.SeraiSettings;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Runs a worker until it is told to stop. */
@Command(
        name = "run",
        description = "Run a worker until it is told to stop.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    private final Supplier<SeraiSettings> settings;

    @ArgGroup private Beginning beginning = new Beginning();

    /** Where to begin when Kafka has forgotten how far Serai came. */
    static final class Beginning {
        @Option(
                names = "--from-beginning",
                description = "Kafka has forgotten how far Serai came: answer everything again.")
        private boolean fromBeginning;

        @Option(
                names = "--from-now",
                description = "Kafka has forgotten how far Serai came: answer only what is new.")
        private boolean fromNow;
    }

    RunCommand(Supplier<SeraiSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        SeraiSettings configured = settings.get();
        configured.warnings().forEach(warning -> LOG.warn("{}", warning));
        CompletableFuture<Integer> end = new CompletableFuture<>();
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(end, closed)));
        try (Instance instance = new Instance(configured, start())) {
            instance.onFenced(sentence -> end.complete(fenced(sentence)));
            instance.start();
            return end.join();
        } finally {
            closed.countDown();
        }
    }

    private Start start() {
        if (beginning.fromBeginning) {
            return Start.FROM_BEGINNING;
        }
        return beginning.fromNow ? Start.FROM_NOW : Start.WHERE_IT_STOPPED;
    }

    /** The JVM must not end before running calls have, and their results are committed. */
    private static void stop(CompletableFuture<Integer> end, CountDownLatch closed) {
        end.complete(ExitCode.OK);
        try {
            closed.await();
            LOG.info("Serai has stopped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int fenced(String sentence) {
        LOG.error("{}", sentence);
        return ExitCode.SOFTWARE;
    }
}
