package io.serai.bench;

import io.serai.standins.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serai bench}. */
@Command(
        name = "serai bench",
        description = {
            "Measures Serai beside a bare loop, stock Camel and the Parallel Consumer: the same broker,",
            "the same provider, the same machine, in turn. Prints medians and their ratios to the bare loop."
        },
        mixinStandardHelpOptions = true)
public final class BenchMain implements Callable<Integer> {
    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            split = ",",
            description = "Only these (default: all but growth).")
    private List<String> names = List.of();

    @Option(
            names = "--system",
            paramLabel = "NAME",
            split = ",",
            description = "Only these: bare, serai, camel, parallel-consumer (default: all).")
    private List<String> systems = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each is measured (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the results as JSON.")
    private Optional<Path> file = Optional.empty();

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    public static void main(String[] arguments) {
        System.setProperty("log4j2.configurationFile", "serai-demo-log4j2.properties");
        System.exit(new CommandLine(new BenchMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw refused("--rounds must be at least 1, is " + rounds);
        }
        ReportFile.requireWritable(file, command.commandLine());
        Selection selection = selection();
        Set<Contender> contenders = contenders();
        Path folder = Files.createTempDirectory("serai-bench");
        try (Testbed testbed = new Testbed(folder)) {
            BenchReport report =
                    new Benchmark(testbed, contenders, rounds, System.err::println).run(selection);
            Tables.print(report, System.out);
            if (file.isPresent()) {
                ReportFile.write(report, file.orElseThrow());
            }
        } finally {
            delete(folder);
        }
        return ExitCode.OK;
    }

    private Selection selection() {
        try {
            return Selection.of(names);
        } catch (IllegalArgumentException e) {
            throw refused("--scenario: " + e.getMessage());
        }
    }

    private Set<Contender> contenders() {
        if (systems.isEmpty()) {
            return EnumSet.allOf(Contender.class);
        }
        return systems.stream()
                .map(this::contender)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Contender.class)));
    }

    private Contender contender(String word) {
        return Stream.of(Contender.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        refused(
                                "--system: there is no '"
                                        + word
                                        + "'; there are "
                                        + Stream.of(Contender.values())
                                                .map(Contender::word)
                                                .collect(Collectors.joining(", "))));
    }

    private ParameterException refused(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
