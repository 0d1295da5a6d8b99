package io.serai.operator;

import java.util.Collection;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that Kafka has forgotten how far we came: an empty group's offsets expire after 7 days
 * (broker setting {@code offsets.retention.minutes}), and to begin again would be to answer and pay
 * everything again.
 */
public final class GroupHistory {
    private static final Logger LOG = LoggerFactory.getLogger(GroupHistory.class);

    private GroupHistory() {}

    /** Whether none of our groups has an offset although we have replied before. */
    public static boolean isLost(
            Admin admin, Collection<String> groups, Collection<String> replyTopics) {
        var offsets = new Offsets(admin);
        return groups.stream().noneMatch(offsets::hasMarks)
                && offsets.wasWritten(existing(admin, replyTopics));
    }

    /**
     * Lets every group that has no offset begin after what its topics hold now, in their order; the
     * last decides whether there is anything to do, so that it is done again when it broke off.
     * Offsets are set, since a consumer that looks for the end by itself would also skip what comes
     * before it looks, and the first records of partitions that are added later.
     */
    public static void beginNow(Admin admin, SequencedMap<String, Set<String>> topicsByGroup) {
        var offsets = new Offsets(admin);
        if (offsets.hasMarks(topicsByGroup.lastEntry().getKey())) {
            return;
        }
        topicsByGroup.forEach((group, topics) -> {
            if (!offsets.hasMarks(group)) {
                offsets.markEnd(group, existing(admin, topics));
            }
        });
    }

    /**
     * Lets a group begin with the first record of a topic that is still empty, so that one without
     * offsets and a topic with records mean that Kafka has forgotten. Another worker may be faster.
     */
    public static void begin(Admin admin, String group, String topic) {
        try {
            new Offsets(admin).markBeginning(group, topic);
        } catch (UnknownMemberIdException _) {
            LOG.atDebug().log("{} has begun already", group);
        }
    }

    /** Lets a group go on after what its topic holds now. */
    public static void skip(Admin admin, String group, String topic) {
        new Offsets(admin).markEnd(group, Set.of(topic));
    }

    private static Collection<String> existing(Admin admin, Collection<String> topics) {
        var names = TopicSetup.names(admin);
        return topics.stream().filter(names::contains).toList();
    }
}
