package io.serai.app;

import io.serai.config.SeraiSettings;
import io.serai.config.TeamSettings;
import io.serai.routing.DeadlinePolicy;
import io.serai.routing.Glob;
import io.serai.routing.TeamPolicy;
import java.util.List;

/** What the configuration allows, in the words of the decisions. */
final class Policies {
    private Policies() {}

    static List<TeamPolicy> teams(SeraiSettings settings) {
        return settings.teams().stream().map(Policies::team).toList();
    }

    private static TeamPolicy team(TeamSettings team) {
        return new TeamPolicy(
                team.team(),
                team.requestTopic(),
                team.replyTopic(),
                team.allowedReplyTopics().stream().map(Glob::of).toList(),
                team.classification(),
                team.ordered());
    }

    static DeadlinePolicy deadlines(SeraiSettings settings) {
        return new DeadlinePolicy(
                settings.limits().longestDeadline(), settings.limits().defaultTtl());
    }
}
