package io.serai.operator;

import io.serai.model.Source;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plans a replay, and executes it only when told to. */
@Command(
        name = "replay",
        description = "Show what sending dead letters again would do; with --execute, do it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DeadLetterReplayCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin private final ConnectionOptions kafka;
    @Mixin private final ScanOptions scan = new ScanOptions();

    /** Set by picocli. */
    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description =
                    "The request's source as replies and lists show it, or where its letter lies"
                            + " (ai.dead-letters-0-7).")
    @SuppressWarnings("NullAway.Init")
    private List<Source> sources;

    @Option(names = "--execute", description = "Send; without it nothing is sent.")
    private boolean execute;

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            defaultValue = "10/s",
            description = "How many to send in a second at most (default: ${DEFAULT-VALUE}).")
    private Rate rate = new Rate(Duration.ofMillis(100));

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            description =
                    "How long an answer is of use, from the sending on (default: the configured"
                            + " default-ttl).")
    private @Nullable Duration ttl;

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    DeadLetterReplayCommand(Supplier<Connection> connection, InstantSource clock) {
        this.kafka = new ConnectionOptions(connection);
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        Connection connection = kafka.connection();
        Duration timeToLive = timeToLive(connection);
        var archive = DeadLetterArchive.open(connection, scan.scanTime());
        Collection<Letter> letters = find(archive);
        if (!execute) {
            return plan(archive, letters, timeToLive);
        }
        var replays = new Replays(connection, timeToLive);
        return execute(new ReplayRun(archive, replays, new Pace(rate), clock), connection, letters);
    }

    private Duration timeToLive(Connection connection) {
        Duration wanted = ttl == null ? connection.deadlines().defaultTtl() : ttl;
        Duration longest = connection.deadlines().longest();
        if (!wanted.isPositive() || wanted.compareTo(longest) > 0) {
            throw OperatorException.usage(
                    "--ttl must be positive and at most the configured longest-deadline, "
                            + Ages.words(longest)
                            + ", is "
                            + wanted);
        }
        return wanted;
    }

    /** All or none: one that is not there is more likely a slip than a wish. */
    private Collection<Letter> find(DeadLetterArchive archive) {
        Set<Source> wanted = new LinkedHashSet<>(sources);
        var found = archive.find(wanted);
        wanted.removeAll(found.letters().keySet());
        if (!wanted.isEmpty()) {
            throw missing(wanted, found.extent());
        }
        Map<Source, Letter> distinct = new LinkedHashMap<>();
        found.letters().values().forEach(letter -> distinct.put(letter.at(), letter));
        return distinct.values();
    }

    private OperatorException missing(Set<Source> wanted, TopicScan.Extent extent) {
        String names = wanted.stream().map(Source::toString).collect(Collectors.joining(", "));
        String hint = extent.complete() ? "" : " " + scan.sentence(extent);
        return OperatorException.failed(
                "There is no dead letter of " + names + "; nothing was sent." + hint);
    }

    private int plan(DeadLetterArchive archive, Collection<Letter> letters, Duration timeToLive) {
        Dispositions dispositions = archive.readDispositions();
        var steps = letters.stream().map(letter -> ReplayStep.of(letter, dispositions)).toList();
        PrintWriter out = command.commandLine().getOut();
        new ReplayPlan(steps).print(out);
        out.println(
                "Serai chooses the chain when it takes them, behind newer requests; each has "
                        + Ages.words(timeToLive)
                        + " from its sending on.");
        out.println("This is the plan: nothing was sent. --execute sends.");
        return ExitCode.OK;
    }

    private int execute(ReplayRun run, Connection connection, Collection<Letter> letters)
            throws InterruptedException {
        List<ReplayStep> done = new ArrayList<>();
        run.send(
                connection,
                letters,
                step -> {
                    report(step);
                    done.add(step);
                });
        var result = new ReplayPlan(done);
        command.commandLine()
                .getOut()
                .println(
                        "%d sent, %d done already, %d cannot be sent."
                                .formatted(result.toSend(), result.done(), result.impossible()));
        return result.impossible() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void report(ReplayStep step) {
        String words =
                step instanceof ReplayStep.Send send
                        ? "sent as replay " + send.replay()
                        : ReplayPlan.words(step);
        command.commandLine()
                .getOut()
                .println(step.letter().source() + " " + Printable.line(words));
    }
}
