package io.serai.chaos;

import io.serai.operator.OperatorErrors;
import io.serai.operator.ReportOption;
import io.serai.standins.process.Names;
import io.serai.standins.process.TemporaryFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serai chaos}. */
@Command(
        name = "serai chaos",
        description = {
            "Does harm by a seed to a cluster of three brokers, to workers and to their network while",
            "requests flow, and judges every guarantee after each scenario. Loopback only.",
            "Ends with 0 only if every guarantee held."
        },
        mixinStandardHelpOptions = true)
public final class ChaosMain implements Callable<Integer> {
    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = {
                "How long: rounds of scenarios for two thirds of it, then a soak.",
                "Without it each scenario is played once."
            })
    private Optional<Integer> minutes = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the first round (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--scenario",
            paramLabel = "NAME[,NAME...]",
            converter = Names.Converter.class,
            description = "Only these (default: all).")
    private Names names = Names.NONE;

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
        CommandLine line = OperatorErrors.on(new CommandLine(new ChaosMain()));
        List<String> footer = new ArrayList<>(List.of("", "Scenarios:"));
        Stream.concat(Scenarios.all().stream(), Stream.of(new Soak(Soak.SHORTEST)))
                .map(each -> "  %-24s%s".formatted(each.name(), each.story()))
                .forEach(footer::add);
        line.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new)).width(120);
        return line;
    }

    @Override
    public Integer call() throws IOException {
        check();
        PrintStream out = System.out;
        out.println("Starting three brokers ...");
        try (TemporaryFolder folder = TemporaryFolder.ofProgram("serai-chaos")) {
            folder.keep();
            Report found = played(folder.path(), new Summary(out));
            report.write(found);
            if (!found.holds()) {
                return ExitCode.SOFTWARE;
            }
            folder.discard();
            return ExitCode.OK;
        }
    }

    private Report played(Path folder, Summary summary) {
        List<String> wanted = names.all();
        try (Play play = new Play(folder, wanted.isEmpty() || wanted.contains(FullDisk.NAME))) {
            return new Programme(
                            play, summary, soFar -> report.writeSoFar(soFar, System.err::println))
                    .run(wanted, seed, length());
        }
    }

    private @Nullable Duration length() {
        return minutes.map(Duration::ofMinutes).orElse(null);
    }

    private void check() {
        minutes.filter(count -> count < 1)
                .ifPresent(count -> refuse("--minutes must be at least 1, is " + count));
        names.all().stream()
                .filter(name -> !Scenarios.names().contains(name))
                .forEach(name ->
                        refuse(
                                "--scenario: there is no '%s'; there are %s"
                                        .formatted(name, String.join(", ", Scenarios.names()))));
        report.requireWritable();
    }

    private void refuse(String sentence) {
        throw new ParameterException(command.commandLine(), sentence);
    }
}
