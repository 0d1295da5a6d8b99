package io.serai.app;

import io.serai.config.ConfigLoader;
import io.serai.config.SeraiSettings;
import io.serai.operator.Converters;
import io.serai.operator.Terminal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's root. */
@Command(
        name = "serai",
        description = "A gateway for asynchronous AI traffic over Kafka.",
        mixinStandardHelpOptions = true,
        version = "serai 0.1.0",
        footer = {
            "",
            "In a checkout there are also:",
            "  demo          Show it all at work; needs no keys and no Kafka.",
            "  bench         Measure Serai beside others.",
            "  outages       Live through 90 days of provider incidents, and compare.",
            "  chaos         Do harm while requests flow, and judge each promise."
        })
public final class SeraiMain implements Runnable {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            defaultValue = "config/serai.yaml",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("config/serai.yaml");

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        SeraiMain root = new SeraiMain();
        CommandLine line =
                new CommandLine(root)
                        .addSubcommand(new RunCommand(root::settings))
                        .addSubcommand(
                                new CheckCommand(root::settings, root::config, protocols()::of))
                        .addSubcommand(
                                Converters.on(
                                        new CommandLine(
                                                new RehearseCommand(
                                                        root::settings, Terminal.ofProcess()))))
                        .addSubcommand(new HealthCommand());
        Commands.operator(root::operatorSettings).forEach(line::addSubcommand);
        return Commands.withErrors(line);
    }

    private Path config() {
        return config;
    }

    private SeraiSettings settings() {
        return loader().load(config);
    }

    /** An operator's terminal has no provider's key. */
    private SeraiSettings operatorSettings() {
        return loader().withoutProviderKeys().load(config);
    }

    private static Protocols protocols() {
        return new Protocols(InstantSource.system(), new Random());
    }

    private static ConfigLoader loader() {
        return new ConfigLoader(protocols(), name -> Optional.ofNullable(System.getenv(name)));
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Say what to do.");
    }
}
