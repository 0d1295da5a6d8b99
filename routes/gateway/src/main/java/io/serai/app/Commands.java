package io.serai.app;

import io.serai.config.Cluster;
import io.serai.config.InvalidConfiguration;
import io.serai.config.SeraiSettings;
import io.serai.config.TeamSettings;
import io.serai.operator.Connection;
import io.serai.operator.DeadLettersCommand;
import io.serai.operator.OperatorErrors;
import io.serai.operator.SendCommand;
import io.serai.operator.Terminal;
import io.serai.operator.TopicNeeds;
import io.serai.operator.TopicPlan;
import io.serai.operator.TopicsCommand;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;

/** Hands the operator's commands what the configuration says. */
final class Commands {
    private Commands() {}

    static List<Object> operator(Supplier<SeraiSettings> settings) {
        return List.of(
                TopicsCommand.of(() -> connection(settings.get()), () -> plan(settings.get())),
                SendCommand.of(() -> connection(settings.get()), Terminal.ofProcess()),
                DeadLettersCommand.of(() -> connection(settings.get()), InstantSource.system()));
    }

    private static Connection connection(SeraiSettings settings) {
        return new Connection(
                servers(settings),
                settings.kafka().properties(),
                settings.limits().requestBytes(),
                Policies.deadlines(settings),
                Policies.teams(settings));
    }

    /** The cluster, or the broker that a worker on this machine has in its process. */
    private static String servers(SeraiSettings settings) {
        return switch (settings.kafka().cluster()) {
            case Cluster.Remote(String servers) -> servers;
            case Cluster.Embedded embedded -> "127.0.0.1:" + embedded.port();
        };
    }

    static Map<String, Object> properties(SeraiSettings settings, String bootstrapServers) {
        Map<String, Object> properties = new HashMap<>(settings.kafka().properties());
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    static TopicPlan plan(SeraiSettings settings) {
        return TopicPlan.of(
                new TopicNeeds(
                        settings.teams().stream()
                                .map(TeamSettings::requestTopic)
                                .collect(Collectors.toSet()),
                        settings.teams().stream()
                                .map(TeamSettings::replyTopic)
                                .collect(Collectors.toSet()),
                        settings.chains().stream()
                                .map(chain -> chain.chain().id())
                                .collect(Collectors.toSet()),
                        settings.limits().longestDeadline(),
                        settings.limits().requestBytes(),
                        settings.topics(),
                        settings.kafka().durability()));
    }

    /** A wrong configuration is a wrong use: all its problems, and exit code 2. */
    static CommandLine withErrors(CommandLine line) {
        OperatorErrors.on(line);
        IExecutionExceptionHandler others = line.getExecutionExceptionHandler();
        return line.setExecutionExceptionHandler((problem, failed, parsed) ->
                switch (problem) {
                    case InvalidConfiguration invalid ->
                            say(failed, sentences(invalid), ExitCode.USAGE);
                    case StartRefused refused ->
                            say(failed, String.valueOf(refused.getMessage()), ExitCode.SOFTWARE);
                    default -> others.handleExecutionException(problem, failed, parsed);
                });
    }

    private static int say(CommandLine command, String sentence, int exitCode) {
        command.getErr().println(sentence);
        return exitCode;
    }

    private static String sentences(InvalidConfiguration invalid) {
        return invalid.problems().stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining("", "The configuration cannot be used:", ""));
    }
}
