package io.serai.operator;

import io.serai.model.Team;
import io.serai.routing.TeamPolicy;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which request topic requests go to. */
final class Destination {
    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description = "Send to this team's request topic (default: the team default).")
    private @Nullable String team;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "Send to this topic, whosever it is.")
    private @Nullable String topic;

    /** A request topic and, when a team of the configuration owns it, its reply topic. */
    record Topics(String requests, Optional<String> replies) {}

    Topics topics(Connection connection) {
        if (topic == null) {
            TeamPolicy owner = owner(connection, team == null ? Team.DEFAULT.value() : team);
            return new Topics(owner.requestTopic(), Optional.of(owner.replyTopic()));
        }
        if (team != null) {
            throw OperatorException.usage("--team and --topic exclude each other.");
        }
        String requests = topic;
        return new Topics(
                requests,
                connection.teams().stream()
                        .filter(policy -> policy.requestTopic().equals(requests))
                        .map(TeamPolicy::replyTopic)
                        .findFirst());
    }

    private static TeamPolicy owner(Connection connection, String name) {
        return connection.teams().stream()
                .filter(policy -> policy.team().value().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(connection, name));
    }

    private static OperatorException unknown(Connection connection, String name) {
        String known =
                connection.teams().stream()
                        .map(policy -> policy.team().value())
                        .collect(Collectors.joining(", "));
        return OperatorException.usage(
                "There is no team " + name + " in the configuration, which has: " + known + ".");
    }
}
