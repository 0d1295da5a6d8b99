package io.serai.processor;

import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.OwnTopics;
import io.serai.model.ReplyTo;
import io.serai.model.Request;
import io.serai.model.Team;
import io.serai.routing.TeamPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whose topic a record came from, and whether its reply may go where it asks. */
public final class Teams {
    private final Map<String, TeamPolicy> byTopic;
    private final Map<Team, TeamPolicy> byTeam;
    private final TopicLookup topics;

    public Teams(List<TeamPolicy> teams, TopicLookup topics) {
        byTopic =
                teams.stream()
                        .collect(Collectors.toMap(TeamPolicy::requestTopic, Function.identity()));
        byTeam = teams.stream().collect(Collectors.toMap(TeamPolicy::team, Function.identity()));
        this.topics = topics;
    }

    /** The team of a request topic; Serai reads no other topics as requests. */
    public TeamPolicy ofTopic(String topic) {
        TeamPolicy team = byTopic.get(topic);
        if (team == null) {
            throw new IllegalArgumentException(topic + " is no request topic of any team");
        }
        return team;
    }

    /** Where a team's replies go when nothing better is known; empty for a team that is no more. */
    Optional<ReplyTo> defaultReplyTo(Team team) {
        return Optional.ofNullable(byTeam.get(team))
                .map(policy -> ReplyTo.topic(policy.replyTopic()));
    }

    /** The request, classified no lower than its team's: a dead letter does not remember. */
    Request raised(Request request) {
        TeamPolicy policy = byTeam.get(request.envelope().team());
        return policy == null ? request : request.classifiedAtLeast(policy.classification());
    }

    /** What is wrong with this wish, if anything. */
    Optional<Failure> refusal(TeamPolicy team, Optional<ReplyTo> wish) {
        return wish.flatMap(replyTo -> refusal(team, replyTo));
    }

    private Optional<Failure> refusal(TeamPolicy team, ReplyTo replyTo) {
        String topic = replyTo.topic();
        boolean read = byTopic.containsKey(topic) || OwnTopics.contains(topic);
        if (read || !team.allows(topic)) {
            return refused(
                    ErrorCode.REPLY_TOPIC_NOT_ALLOWED,
                    "serai.replyTo: topic " + topic + " is not allowed for team " + team.team());
        }
        OptionalInt partitions = topics.partitions(topic);
        if (partitions.isEmpty()) {
            return refused(
                    ErrorCode.REPLY_TOPIC_UNKNOWN, "serai.replyTo: there is no topic " + topic);
        }
        int asked = replyTo.partition().orElse(0);
        if (asked < 0 || asked >= partitions.getAsInt()) {
            return refused(
                    ErrorCode.REPLY_PARTITION_UNKNOWN,
                    "serai-reply-partition or kafka_replyPartition: topic "
                            + topic
                            + " has partitions 0 to "
                            + (partitions.getAsInt() - 1)
                            + ", asked for "
                            + asked);
        }
        return Optional.empty();
    }

    private static Optional<Failure> refused(ErrorCode code, String message) {
        return Optional.of(Failure.byProducer(code, message));
    }
}
