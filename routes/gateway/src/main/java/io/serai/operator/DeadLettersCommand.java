package io.serai.operator;

import java.time.InstantSource;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be done with requests that were given up. */
@Command(
        name = "dead-letters",
        description = "List, show and replay requests that were given up.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand {
    private DeadLettersCommand() {}

    /** The command and those below it. */
    public static CommandLine of(Supplier<Connection> connection, InstantSource clock) {
        CommandLine command =
                new CommandLine(new DeadLettersCommand())
                        .addSubcommand(new DeadLetterListCommand(connection, clock))
                        .addSubcommand(new DeadLetterShowCommand(connection, clock))
                        .addSubcommand(new DeadLetterReplayCommand(connection, clock));
        return OperatorErrors.on(Converters.on(command));
    }
}
