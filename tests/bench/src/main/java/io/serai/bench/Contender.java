package io.serai.bench;

import io.serai.bench.contender.BareLoop;
import io.serai.bench.contender.ParallelConsumerLoop;
import io.serai.bench.contender.StockCamel;
import io.serai.bench.contender.Task;
import io.serai.standins.process.ChildJvm;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;

/** Who is measured. */
enum Contender {
    BARE("bare loop"),
    SERAI("Serai"),
    CAMEL("stock Camel"),
    PARALLEL_CONSUMER("Parallel Consumer");

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** As the command line has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Runner start(Testbed testbed, Task task, Scenario scenario) {
        return switch (this) {
            case SERAI ->
                    SeraiRunner.start(
                            testbed, task, SeraiYaml.oneProvider(testbed, task, scenario));
            case BARE -> loop(BareLoop.class, testbed, task);
            case CAMEL -> loop(StockCamel.class, testbed, task);
            case PARALLEL_CONSUMER ->
                    loop(ParallelConsumerLoop.class, testbed, task, lastKafkaItTakes());
        };
    }

    private static Runner loop(Class<?> main, Testbed testbed, Task task, Path... libraries) {
        ChildJvm jvm =
                ChildJvm.start(
                        ChildJvm.Command.of(main, task.arguments())
                                .flags(Runner.HEAP, "-Dcamel.threads.virtual.enabled=true")
                                .libraries(libraries),
                        testbed.folder().resolve(main.getSimpleName() + ".log"));
        return new Runner.Loop(jvm);
    }

    /** The Parallel Consumer answers nothing with Kafka's client 4.4.0; the build puts this by. */
    private static Path lastKafkaItTakes() {
        try {
            return Path.of(
                            Contender.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .resolveSibling("parallel-consumer/kafka-clients.jar");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
