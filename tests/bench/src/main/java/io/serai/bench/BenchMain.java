package io.serai.bench;

import io.serai.operator.OperatorErrors;
import io.serai.operator.ReportOption;
import io.serai.standins.process.Names;
import io.serai.standins.process.TemporaryFolder;
import java.io.IOException;
import java.util.EnumSet;
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
            "their ratios to the bare loop. Everything but growth takes two to three hours.",
            "Ends with 0 only if everything could be measured."
        },
        mixinStandardHelpOptions = true)
public final class BenchMain implements Callable<Integer> {
    @Option(
            names = "--scenario",
            paramLabel = "NAME[,NAME...]",
            converter = Names.Converter.class,
            description = "Only these (default: all but growth).")
    private Names names = Names.NONE;

    @Option(
            names = "--system",
            paramLabel = "NAME[,NAME...]",
            converter = Names.Converter.class,
            description = {
                "Only these: bare, serai, camel,",
                "parallel-consumer (default: all). drain,",
                "failover and micro measure Serai alone."
            })
    private Names systems = Names.NONE;

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
        CommandLine line = OperatorErrors.on(new CommandLine(new BenchMain()));
        line.getCommandSpec()
                .usageMessage()
                .footer("", "Scenarios: " + String.join(", ", Selection.words()) + ".");
        return line;
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw refused("--rounds must be at least 1, is " + rounds);
        }
        report.requireWritable();
        Selection selection = selection();
        Set<Contender> contenders = contenders();
        try (TemporaryFolder folder = TemporaryFolder.ofProgram("serai-bench")) {
            return run(folder, selection, contenders);
        }
    }

    /** Of what failed the logs are kept. */
    private int run(TemporaryFolder folder, Selection selection, Set<Contender> contenders) {
        System.err.println("Starting a broker and a provider ...");
        try (Testbed testbed = new Testbed(folder.path())) {
            BenchReport found =
                    new Benchmark(
                                    testbed,
                                    contenders,
                                    rounds,
                                    System.err::println,
                                    soFar -> keep(soFar, folder))
                            .run(selection);
            Tables.print(found, System.out);
            report.write(found);
            return found.unmeasured().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (RuntimeException e) {
            folder.keep();
            throw e;
        }
    }

    private void keep(BenchReport soFar, TemporaryFolder folder) {
        report.writeSoFar(soFar, System.err::println);
        if (!soFar.unmeasured().isEmpty()) {
            folder.keep();
        }
    }

    private Selection selection() {
        try {
            return Selection.of(names.all());
        } catch (IllegalArgumentException e) {
            throw refused("--scenario: " + e.getMessage());
        }
    }

    private Set<Contender> contenders() {
        if (systems.all().isEmpty()) {
            return EnumSet.allOf(Contender.class);
        }
        return systems.all().stream()
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
