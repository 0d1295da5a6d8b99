package io.serai.operator;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/**
 * Notices that Kafka has forgotten how far we came: an empty group's offsets expire after 7 days
 * (broker setting {@code offsets.retention.minutes}), and to begin again would be to answer and pay
 * everything again.
 */
public final class GroupHistory {
    private GroupHistory() {}

    /** Whether none of our groups has an offset although we have replied before. */
    public static boolean isLost(
            Admin admin, Collection<String> groups, Collection<String> replyTopics) {
        var offsets = new Offsets(admin);
        return groups.stream().noneMatch(offsets::hasMarks)
                && offsets.wasWritten(existing(admin, replyTopics));
    }

    /**
     * Lets our groups, where none has an offset, begin after what their topics hold now. Offsets
     * are set, since a consumer that looks for the end by itself would also skip what comes before
     * it looks, and the first records of partitions that are added later.
     */
    public static void beginNow(Admin admin, Map<String, Set<String>> topicsByGroup) {
        var offsets = new Offsets(admin);
        if (topicsByGroup.keySet().stream().noneMatch(offsets::hasMarks)) {
            topicsByGroup.forEach(
                    (group, topics) -> offsets.markEnd(group, existing(admin, topics)));
        }
    }

    private static Collection<String> existing(Admin admin, Collection<String> topics) {
        var names = TopicSetup.names(admin);
        return topics.stream().filter(names::contains).toList();
    }
}
