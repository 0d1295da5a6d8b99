package io.serai.operator;

import io.serai.codec.RequestCodec;
import io.serai.model.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends requests as a team's producer would, and waits for their replies. */
@Command(
        name = "send",
        description = "Send requests and print their replies as they come.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every request was answered (completed or degraded), or --no-wait",
            "1:some failed, or had no reply in time",
            "2:the command line or a request is wrong; nothing was sent"
        })
public final class SendCommand implements Callable<Integer> {
    private static final int SHOWN_SOURCES = 5;

    private final Terminal terminal;

    @ArgGroup(multiplicity = "1")
    private RequestContent content = new RequestContent();

    @Mixin private final Destination destination = new Destination();
    @Mixin private final RequestOptions options = new RequestOptions();

    @Option(names = "--force", description = "Send requests that Serai will refuse, too.")
    private boolean force;

    @Option(names = "--no-wait", description = "Do not wait for replies.")
    private boolean noWait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long to wait for replies (default: ${DEFAULT-VALUE}).")
    private Duration timeOut = Duration.ofMinutes(5);

    @Option(names = "--json", description = "Print replies as they are, one JSON text per line.")
    private boolean json;

    @Mixin private final ConnectionOptions kafka;

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    private SendCommand(Supplier<Connection> connection, Terminal terminal) {
        this.kafka = new ConnectionOptions(connection);
        this.terminal = terminal;
    }

    /** The command. */
    public static CommandLine of(Supplier<Connection> connection, Terminal terminal) {
        return OperatorErrors.on(
                Converters.on(new CommandLine(new SendCommand(connection, terminal))));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<RequestInput> inputs = content.read(terminal);
        Connection connection = kafka.connection();
        Destination.Topics topics = destination.topics(connection);
        RequestCheck check =
                RequestCheck.of(
                        inputs, options.headers(), new RequestCodec(connection.requestBytes()));
        if (!check.problems().isEmpty() && !force) {
            return refuse(check, inputs.size());
        }
        var sender =
                new RequestSender(connection, topics.requests(), options.key(), options.headers());
        return noWait
                ? sendOnly(sender, inputs)
                : sendAndWait(sender, inputs, replyTopics(connection, topics, check));
    }

    private int refuse(RequestCheck check, int requests) {
        PrintWriter err = command.commandLine().getErr();
        check.problems().forEach(problem -> err.println(Printable.line(problem)));
        err.println(
                "Nothing was sent: %d of %d requests would be refused; --force sends them anyway."
                        .formatted(check.problems().size(), requests));
        return ExitCode.USAGE;
    }

    /** Where replies may come: a wish that Serai does not grant is answered to the team's topic. */
    private static List<KnownTopic> replyTopics(
            Connection connection, Destination.Topics topics, RequestCheck check) {
        Set<String> names = new LinkedHashSet<>(check.replyTopics());
        topics.replies().ifPresent(names::add);
        if (names.isEmpty()) {
            throw OperatorException.usage(
                    "No team owns "
                            + topics.requests()
                            + ": --reply-to says where replies come, --no-wait does without.");
        }
        try (var admin = connection.admin()) {
            var directory = new TopicDirectory(admin);
            directory.get(topics.requests());
            topics.replies().ifPresent(directory::get);
            return names.stream().flatMap(name -> directory.find(name).stream()).toList();
        }
    }

    private int sendOnly(RequestSender sender, List<RequestInput> inputs)
            throws InterruptedException {
        try (var admin = sender.connection().admin()) {
            new TopicDirectory(admin).get(sender.topic());
        }
        Map<Source, RequestInput> sent = sender.send(inputs, this::refused);
        PrintWriter out = command.commandLine().getOut();
        sent.keySet().forEach(out::println);
        out.flush();
        say("%d of %d sent to %s.".formatted(sent.size(), inputs.size(), sender.topic()));
        return sent.size() == inputs.size() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private int sendAndWait(
            RequestSender sender, List<RequestInput> inputs, List<KnownTopic> replyTopics)
            throws InterruptedException {
        long started = System.nanoTime();
        Conversation held = converse(sender, inputs, replyTopics);
        if (!held.unanswered().isEmpty()) {
            say(missing(held.unanswered().keySet()));
        }
        say(
                "%s: %s in %.1f s."
                        .formatted(
                                counted(inputs.size()),
                                held.printer().summary(),
                                (System.nanoTime() - started) / 1e9));
        return held.printer().succeeded() == inputs.size() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String counted(int requests) {
        return requests == 1 ? "1 request" : requests + " requests";
    }

    /** What came of sending and waiting. */
    private record Conversation(ReplyPrinter printer, Map<Source, RequestInput> unanswered) {}

    private Conversation converse(
            RequestSender sender, List<RequestInput> inputs, List<KnownTopic> replyTopics)
            throws InterruptedException {
        CommandLine line = command.commandLine();
        try (var watch = new ReplyWatch(sender.connection(), replyTopics);
                var progress = SendProgress.of(inputs.size(), terminal.interactive())) {
            boolean several = inputs.size() > 1;
            var printer = new ReplyPrinter(line.getOut(), line.getErr(), json, several, progress);
            Map<Source, RequestInput> waiting = sender.send(inputs, this::refused);
            watch.await(waiting, timeOut, printer);
            return new Conversation(printer, waiting);
        }
    }

    private String missing(Set<Source> unanswered) {
        String shown =
                unanswered.stream()
                        .limit(SHOWN_SOURCES)
                        .map(Source::toString)
                        .collect(Collectors.joining(", "));
        String more = unanswered.size() > SHOWN_SOURCES ? " and others" : "";
        return "No reply within %s to %s%s: Serai has them and will answer."
                .formatted(Ages.words(timeOut), shown, more);
    }

    private void refused(RequestInput input, Throwable reason) {
        say(input.where() + " was not sent: " + reason.getMessage());
    }

    private void say(String sentence) {
        command.commandLine().getErr().println(Printable.line(sentence));
    }
}
