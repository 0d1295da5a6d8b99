package io.serai.operator;

import io.serai.model.Source;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows why one request was given up. */
@Command(
        name = "show",
        description = "Show one dead letter: why it was given up, what was attempted.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DeadLetterShowCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin private final ConnectionOptions kafka;
    @Mixin private final ScanOptions scan = new ScanOptions();

    /** Set by picocli. */
    @Parameters(
            paramLabel = "SOURCE",
            description =
                    "The request's source as replies and lists show it, or where its letter lies"
                            + " (ai.dead-letters-0-7).")
    @SuppressWarnings("NullAway.Init")
    private Source source;

    @Option(names = "--payload", description = "Show the request itself too.")
    private boolean payload;

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    DeadLetterShowCommand(Supplier<Connection> connection, InstantSource clock) {
        this.kafka = new ConnectionOptions(connection);
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var archive = DeadLetterArchive.open(kafka.connection(), scan.scanTime());
        Letter letter = find(archive);
        Dispositions dispositions = archive.readDispositions();
        PrintWriter out = command.commandLine().getOut();
        new LetterPage(letter, dispositions.of(letter), archive.lostAt(letter.written()))
                .print(out, clock.instant());
        if (payload) {
            out.println();
            out.println(Printable.bytes(letter.asRead().value()));
        }
        out.flush();
        return ExitCode.OK;
    }

    private Letter find(DeadLetterArchive archive) {
        var found = archive.find(List.of(source));
        Letter letter = found.letters().get(source);
        if (letter != null) {
            return letter;
        }
        String hint = found.extent().complete() ? "" : " " + scan.sentence(found.extent());
        throw OperatorException.failed("There is no dead letter of " + source + "." + hint);
    }
}
