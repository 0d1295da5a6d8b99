package io.serai.config;

import io.serai.model.Classification;
import io.serai.model.OwnTopics;
import io.serai.model.Team;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A team is its request topic. Replies without a topic of their own go to {@code replyTopic}, which
 * is always allowed; others must match one of {@code allowedReplyTopics} (globs with {@code *}).
 * {@code classification} is the least a request of the team has. Requests of an {@code ordered}
 * team that have the same key run one after the other and never park.
 */
public record TeamSettings(
        Team team,
        String requestTopic,
        String replyTopic,
        List<String> allowedReplyTopics,
        Classification classification,
        boolean ordered) {
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Pattern GLOB = Pattern.compile("[a-zA-Z0-9._*-]{1,249}");

    public TeamSettings {
        allowedReplyTopics = List.copyOf(allowedReplyTopics);
        check("request-topic", TOPIC, requestTopic);
        check("reply-topic", TOPIC, replyTopic);
        notOurs("request-topic", requestTopic);
        notOurs("reply-topic", replyTopic);
        allowedReplyTopics.forEach(glob -> check("allowed-reply-topics", GLOB, glob));
    }

    /** The team as its name alone makes it. */
    public static TeamSettings of(Team team) {
        return new TeamSettings(
                team,
                topic("ai.requests", team),
                topic("ai.replies", team),
                List.of(),
                Classification.INTERNAL,
                false);
    }

    private static String topic(String prefix, Team team) {
        return team.equals(Team.DEFAULT) ? prefix : prefix + "." + team;
    }

    private static void notOurs(String key, String topic) {
        Require.holds(key, "must not be a topic of Serai's own", !OwnTopics.contains(topic), topic);
    }

    private static void check(String key, Pattern form, String topic) {
        Require.holds(key, "must match " + form, form.matcher(topic).matches(), topic);
    }
}
