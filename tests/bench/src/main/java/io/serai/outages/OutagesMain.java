package io.serai.outages;

import io.serai.operator.OperatorErrors;
import io.serai.operator.ReportOption;
import io.serai.standins.process.TemporaryFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serai outages}. */
@Command(
        name = "serai outages",
        description = {
            "Lives through 90 days of provider incidents in compressed time, with",
            "Serai on a real Kafka and with clients that have none, and compares what",
            "became of the same requests. Ends with 0 only if every mark holds. Needs",
            "no keys, no Kafka and no network."
        },
        mixinStandardHelpOptions = true)
public final class OutagesMain implements Callable<Integer> {
    @Option(
            names = "--quick",
            description = "Replay only the total outage and the ten longest windows.")
    private boolean quick;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the calendar (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--requests-per-hour",
            paramLabel = "N",
            defaultValue = "240",
            description = "Of the calendar, and for each client (default: ${DEFAULT-VALUE}).")
    private int requestsPerHour = 240;

    @Option(
            names = "--hour-seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long an hour of the calendar takes (default: ${DEFAULT-VALUE}).")
    private int hourSeconds = 5;

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
        return OperatorErrors.on(new CommandLine(new OutagesMain()));
    }

    @Override
    public Integer call() throws IOException {
        between("--requests-per-hour", requestsPerHour, 1, 1_000);
        between("--hour-seconds", hourSeconds, 1, 60);
        report.requireWritable();
        Report found = run();
        new Markdown(System.out).print(found);
        report.write(found);
        return found.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void between(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    command.commandLine(),
                    "%s must be between %d and %d, is %d".formatted(option, least, most, value));
        }
    }

    private Report run() throws IOException {
        IncidentCalendar calendar = new CalendarDraw(seed).draw();
        RequestStream stream = new RequestStream(requestsPerHour, calendar.whole());
        Plan plan = quick ? Plan.quick(calendar, stream) : Plan.whole(calendar, stream);
        try (TemporaryFolder folder = TemporaryFolder.ofProgram("serai-outages")) {
            System.err.println("Starting Kafka, the providers and Serai ...");
            return new Comparison(plan, Pace.ofAnHourIn(hourSeconds), seed, quick)
                    .run(folder.path(), System.err);
        }
    }
}
