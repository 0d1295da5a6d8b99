package io.serai.standins.demo;

import io.serai.app.Instance;
import io.serai.app.Start;
import io.serai.operator.OperatorErrors;
import io.serai.operator.ReportOption;
import io.serai.standins.process.TemporaryFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serai demo}. */
@Command(
        name = "serai demo",
        description = {
            "Sends real requests through real Kafka to providers that fail one after the",
            "other, and counts the answers. Needs no keys, no Kafka and no network.",
            "Ends with 0 only if every request was answered exactly once."
        },
        mixinStandardHelpOptions = true)
public final class DemoMain implements Callable<Integer> {
    private static final int LEAST = 50;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many requests (default: ${DEFAULT-VALUE}).")
    private int requests = 2000;

    @Option(
            names = "--chain",
            paramLabel = "NAME",
            defaultValue = "default",
            description = {
                "default: Claude, GPT and Gemini; cross-cloud: Bedrock, Azure, Vertex and a local model",
                "(default: ${DEFAULT-VALUE})."
            })
    private String chain = "default";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the providers' latencies (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin private ReportOption report = new ReportOption();

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    public static void main(String[] arguments) {
        System.setProperty("log4j2.configurationFile", "serai-demo-log4j2.properties");
        System.exit(OperatorErrors.on(new CommandLine(new DemoMain())).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (requests < LEAST) {
            throw new ParameterException(
                    command.commandLine(),
                    "--requests must be at least " + LEAST + ", is " + requests);
        }
        Cast cast = cast();
        report.requireWritable();
        try (TemporaryFolder folder = TemporaryFolder.ofProgram("serai-demo")) {
            return run(cast, folder.path());
        }
    }

    private Cast cast() {
        return Cast.of(chain)
                .orElseThrow(() ->
                        new ParameterException(
                                command.commandLine(),
                                "--chain must be one of "
                                        + Cast.ALL.stream()
                                                .map(Cast::chain)
                                                .collect(Collectors.joining(", "))
                                        + ", is "
                                        + chain));
    }

    private int run(Cast cast, Path folder) {
        PrintStream out = System.out;
        out.printf("Starting Kafka, %d providers and Serai ...%n", cast.roles().size());
        try (House house = new House(cast, seed);
                Instance serai =
                        new Instance(
                                DemoSettings.of(folder, cast, house.all()),
                                Start.WHERE_IT_STOPPED)) {
            serai.start();
            Report found = walk(house, serai, new View(out, Ansi.AUTO.enabled()));
            Summary.print(found, out);
            report.write(found);
            return found.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private Report walk(House house, Instance serai, View view) {
        InstantSource clock = InstantSource.system();
        String servers = serai.bootstrapServers();
        try (Producers producers = new Producers(servers, clock);
                Mailbox mailbox = new Mailbox(servers, "ai.replies", clock)) {
            return new Demo(house, serai.gateway(), producers, mailbox, view, requests).run();
        }
    }
}
