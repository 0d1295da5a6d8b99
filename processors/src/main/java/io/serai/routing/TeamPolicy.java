package io.serai.routing;

import io.serai.model.Classification;
import io.serai.model.Team;
import java.util.List;

/**
 * What a team may do: where its requests come from, where its replies go by default, which other
 * reply topics it may name, the lowest classification of its requests, and whether those of one key
 * are answered in order.
 */
public record TeamPolicy(
        Team team,
        String requestTopic,
        String replyTopic,
        List<Glob> allowedReplyTopics,
        Classification classification,
        boolean ordered) {
    public TeamPolicy {
        allowedReplyTopics = List.copyOf(allowedReplyTopics);
    }

    /**
     * Serai may write where the producer may not, so a reply topic must be allowed, not only exist.
     */
    public boolean allows(String topic) {
        return topic.equals(replyTopic)
                || allowedReplyTopics.stream().anyMatch(glob -> glob.matches(topic));
    }
}
