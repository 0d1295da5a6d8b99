package io.serai.app;

import io.serai.codec.RequestCodec;
import io.serai.config.SeraiSettings;
import io.serai.model.Classification;
import io.serai.operator.ReportOption;
import io.serai.operator.RequestFile;
import io.serai.operator.Table;
import io.serai.operator.Terminal;
import io.serai.rehearsal.Prompts;
import io.serai.rehearsal.Rehearsal;
import io.serai.rehearsal.RehearsalReport;
import io.serai.rehearsal.Take;
import io.serai.rehearsal.Thresholds;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Tries prompts at every provider of a chain. */
@Command(
        name = "rehearse",
        description = {
            "Send each prompt of a suite to every provider of a chain, and compare the answers.",
            "These are real calls: they are billed. Nothing is written to Kafka. Who is busy or was out"
                    + " of reach for a moment is asked again, as its fault says.",
            "Ends with 1 when a provider has no answer, or one that has not the form asked for or"
                    + " breaks a threshold."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RehearseCommand implements Callable<Integer> {
    private static final String NONE = "-";
    private static final String NOT_LESS = "must not be less than 0";

    /** The word as the configuration has it. */
    static final class ClassificationWord implements ITypeConverter<Classification> {
        @Override
        public Classification convert(String word) {
            return Stream.of(Classification.values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "must be public, internal, confidential or restricted, is "
                                            + word));
        }
    }

    private final Supplier<SeraiSettings> settings;
    private final Terminal terminal;

    @Option(
            names = "--chain",
            paramLabel = "NAME",
            required = true,
            description = "Whose providers are asked.")
    private String chain = "";

    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            required = true,
            description =
                    "A request as producers send it, or one on each line; - is standard input.")
    private String prompts = "";

    @Option(
            names = "--max-latency",
            paramLabel = "TIME",
            description = "Longest that an answer may take, such as 10s.")
    private Optional<Duration> latency = Optional.empty();

    @Option(
            names = "--max-cost",
            paramLabel = "DOLLARS",
            description = "Most that an answer may cost, where its cost is known.")
    private Optional<BigDecimal> cost = Optional.empty();

    @Option(
            names = "--min-similarity",
            paramLabel = "SHARE",
            description =
                    "Least that an answer's words agree with those of the first provider of the"
                            + " chain that answered, from 0 to 1.")
    private Optional<Double> similarity = Optional.empty();

    @Option(
            names = "--classification",
            paramLabel = "WORD",
            defaultValue = "internal",
            converter = ClassificationWord.class,
            description =
                    "How secret the prompts are at least, as a team's requests are: public, internal,"
                            + " confidential or restricted (default: ${DEFAULT-VALUE}). Who is not"
                            + " cleared is not asked.")
    private Classification classification = Classification.INTERNAL;

    @Mixin private ReportOption report = new ReportOption();

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    RehearseCommand(Supplier<SeraiSettings> settings, Terminal terminal) {
        this.settings = settings;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        checkThresholds();
        report.requireWritable();
        SeraiSettings checked = settings.get();
        Prompts suite =
                Prompts.of(
                        RequestFile.read(prompts, terminal.in()),
                        new RequestCodec(checked.limits().requestBytes()),
                        classification);
        List<Take> takes = takes(checked, suite);
        List<String> broken = new Thresholds(latency, cost, similarity).broken(takes);
        print(takes, broken);
        report.write(new RehearsalReport(chain, takes, broken).json());
        boolean asked = takes.stream().anyMatch(Take::wasAsked);
        if (!asked) {
            out().println("No provider of the chain may be asked any of these prompts.");
        }
        return broken.isEmpty() && asked ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void checkThresholds() {
        latency.filter(Duration::isNegative).ifPresent(it -> refuse("--max-latency", NOT_LESS, it));
        cost.filter(it -> it.signum() < 0).ifPresent(it -> refuse("--max-cost", NOT_LESS, it));
        similarity
                .filter(it -> !(it >= 0 && it <= 1))
                .ifPresent(it -> refuse("--min-similarity", "must be from 0 to 1", it));
    }

    private void refuse(String option, String rule, Object value) {
        throw new ParameterException(commandLine(), "%s %s, is %s".formatted(option, rule, value));
    }

    private List<Take> takes(SeraiSettings checked, Prompts suite) {
        InstantSource clock = InstantSource.system();
        Random random = new Random();
        try (Providers providers =
                new Providers(
                        Chains.providers(checked, chain, commandLine()),
                        checked.prices(),
                        new Protocols(clock, random),
                        random,
                        clock)) {
            List<DirectStage> stages = providers.stages();
            try {
                return new Rehearsal(stages, clock, RehearseCommand::pause).run(suite);
            } finally {
                stages.forEach(DirectStage::close);
            }
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void print(List<Take> takes, List<String> broken) {
        Table table =
                new Table(
                        "PROMPT",
                        "PROVIDER",
                        "FINISH",
                        "FORM",
                        "TOOLS",
                        "CHARACTERS",
                        "TOKENS",
                        "MS",
                        "DOLLARS",
                        "SIMILARITY",
                        "DROPPED");
        takes.forEach(take -> add(take, table));
        table.print(out());
        broken.forEach(sentence -> out().println(sentence));
    }

    private static void add(Take take, Table table) {
        table.add(
                take.where(),
                take.provider(),
                take.fault().map(fault -> fault.split(":", 2)[0]).or(take::finish).orElse(NONE),
                take.violation().isPresent() ? "broken" : take.finish().map(_ -> "ok").orElse(NONE),
                take.tools().isEmpty() ? NONE : String.join(",", take.tools()),
                take.characters(),
                take.usage().map(it -> Long.toString(it.totalTokens())).orElse(NONE),
                take.took().toMillis(),
                take.cost().map(it -> it.dollars().toPlainString()).orElse(NONE),
                take.similarity().map(String::valueOf).orElse(NONE),
                take.dropped().isEmpty() ? NONE : String.join(",", take.dropped()));
    }

    private CommandLine commandLine() {
        return command.commandLine();
    }

    private PrintWriter out() {
        return commandLine().getOut();
    }
}
