package io.serai.bench;

import io.serai.operator.OperatorErrors;
import io.serai.operator.ReportOption;
import io.serai.standins.process.TemporaryFolder;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serai bench}. */
@Command(
        name = "serai bench",
        description = {
            "Measures Serai beside a bare loop, stock Camel and the Parallel Consumer: the",
            "same broker, the same provider, the same machine, in turn. Prints medians and",
            "their ratios to the bare loop."
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

    @Mixin private ReportOption report = new ReportOption();

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    public static void main(String[] arguments) {
        System.setProperty("log4j2.configurationFile", "serai-demo-log4j2.properties");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return OperatorErrors.on(new CommandLine(new BenchMain()));
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw refused("--rounds must be at least 1, is " + rounds);
        }
        report.requireWritable();
        Selection selection = selection();
        Set<Contender> contenders = contenders();
        try (TemporaryFolder folder = new TemporaryFolder("serai-bench");
                Testbed testbed = new Testbed(folder.path())) {
            BenchReport found =
                    new Benchmark(testbed, contenders, rounds, System.err::println)
                            .run(selection, report::write);
            Tables.print(found, System.out);
            return found.unmeasured().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
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
}
