package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Classification;
import io.serai.model.Team;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamPolicyTest {
    @Test
    void aTeamMayNameItsOwnReplyTopicAndThoseOfItsGlobs() {
        TeamPolicy team =
                new TeamPolicy(
                        new Team("a"),
                        "ai.requests.a",
                        "ai.replies.a",
                        List.of(Glob.of("a.*.out")),
                        Classification.INTERNAL,
                        false);

        assertThat(team.allows("ai.replies.a")).isTrue();
        assertThat(team.allows("a.b.out")).isTrue();
        assertThat(team.allows("a.b.outside")).isFalse();
        assertThat(team.allows("axbxout")).isFalse();
    }
}
