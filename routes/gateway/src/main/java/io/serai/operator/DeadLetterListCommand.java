package io.serai.operator;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows which requests were given up, those that Kafka will drop first on top. */
@Command(
        name = "list",
        description = "List dead letters, oldest first.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DeadLetterListCommand implements Callable<Integer> {
    private static final String[] HEADINGS = {
        "SOURCE", "ID", "TEAM", "REASON", "FAULT", "ATTEMPTS", "AGE", "TIME TO LOSS", "STATUS"
    };

    private final InstantSource clock;

    @Mixin private final ConnectionOptions kafka;
    @Mixin private final LetterFilter filter = new LetterFilter();
    @Mixin private final ScanOptions scan = new ScanOptions();

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many to show at most (default: ${DEFAULT-VALUE}).")
    private int max;

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    DeadLetterListCommand(Supplier<Connection> connection, InstantSource clock) {
        this.kafka = new ConnectionOptions(connection);
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var archive = DeadLetterArchive.open(kafka.connection(), scan.scanTime());
        Instant now = clock.instant();
        List<LetterRow> rows = new ArrayList<>();
        TopicScan.Extent extent = collect(archive, now, rows);
        rows.sort(Comparator.comparing(LetterRow::written));
        print(rows.stream().limit(Math.max(0, max)).toList(), now);
        return summarise(rows.size(), extent);
    }

    private TopicScan.Extent collect(DeadLetterArchive archive, Instant now, List<LetterRow> rows) {
        Dispositions dispositions = archive.readDispositions();
        return archive.forEach(
                filter.since(now),
                letter -> {
                    String status = dispositions.status(letter);
                    if (filter.accepts(letter, now) && filter.acceptsStatus(status)) {
                        rows.add(LetterRow.of(letter, archive.lostAt(letter.written()), status));
                    }
                });
    }

    private void print(List<LetterRow> rows, Instant now) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            rows.forEach(row -> out.println(row.json()));
        } else if (!rows.isEmpty()) {
            table(rows, now).print(out);
        }
        out.flush();
    }

    private static Table table(List<LetterRow> rows, Instant now) {
        var table = new Table(HEADINGS);
        for (LetterRow row : rows) {
            table.add(
                    row.source(),
                    row.id(),
                    row.team(),
                    row.reason(),
                    row.fault(),
                    row.attempts(),
                    row.age(now),
                    row.timeToLoss(now),
                    row.status());
        }
        return table;
    }

    private int summarise(int found, TopicScan.Extent extent) {
        PrintWriter err = command.commandLine().getErr();
        if (found == 0) {
            err.println("No dead letters.");
        } else if (found > max) {
            err.println("The oldest %d of %d; --max shows more.".formatted(max, found));
        }
        if (extent.complete()) {
            return ExitCode.OK;
        }
        err.println(scan.sentence(extent));
        return ExitCode.SOFTWARE;
    }
}
