package io.serai.app;

import io.serai.config.SeraiSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Validates the configuration without starting anything. */
@Command(
        name = "check",
        description = {
            "Validate the configuration without starting anything.",
            "Ends with 2 when something is wrong with it, and says everything that is."
        },
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    private final Supplier<SeraiSettings> settings;
    private final Supplier<Path> file;

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    CheckCommand(Supplier<SeraiSettings> settings, Supplier<Path> file) {
        this.settings = settings;
        this.file = file;
    }

    @Override
    public Integer call() {
        SeraiSettings checked = settings.get();
        PrintWriter out = command.commandLine().getOut();
        checked.warnings().forEach(warning -> out.println("warning: " + warning));
        out.printf(
                "%s is valid; providers: %d, chains: %d, rules: %d, teams: %d%n",
                file.get(),
                checked.providers().size(),
                checked.chains().size(),
                checked.rules().size(),
                checked.teams().size());
        return ExitCode.OK;
    }
}
