package io.serai.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens this worker's membership of the group in place of its predecessor's, which may have been
 * killed.
 */
final class Member {
    private static final Logger LOG = LoggerFactory.getLogger(Member.class);

    private static final Pattern OWNER =
            Pattern.compile(
                    "Static member (?<refused>\\S+) .* is owned by (?<owner>\\S+) member\\b.*");

    private final Clients clients;
    private final KafkaParallelOptions options;
    private final Identity identity;

    Member(Clients clients, KafkaParallelOptions options, Identity identity) {
        this.clients = clients;
        this.options = options;
        this.identity = identity;
    }

    Consumer<byte[], byte[]> open() {
        removePredecessor();
        return clients.member(options, identity);
    }

    /** Under KIP-848 a killed member stays, and its instance id is refused until it is removed. */
    private void removePredecessor() {
        try (Admin admin = clients.admin()) {
            var removal =
                    new RemoveMembersFromConsumerGroupOptions(
                            List.of(new MemberToRemove(identity.instanceId())));
            admin.removeMembersFromConsumerGroup(identity.groupId(), removal)
                    .all()
                    .get(5, TimeUnit.SECONDS);
            LOG.atInfo().log(
                    "Removed the predecessor {} from group {}",
                    identity.instanceId(),
                    identity.groupId());
        } catch (ExecutionException | TimeoutException e) {
            LOG.atDebug().log("No predecessor {} removed: {}", identity.instanceId(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether the place that a member was refused is this process's; only the words tell it from
     * another one. A coordinator fences a member whose epoch it does not know, as after it has
     * moved, keeps it in the group, and does not let it join again under its instance id; and it
     * keeps a member that leaves while it is away.
     *
     * @param isOurs whether a member id is one that this process has had
     */
    static boolean isRefusedItsOwnPlace(RuntimeException e, Predicate<String> isOurs) {
        Matcher words = OWNER.matcher(String.valueOf(e.getMessage()));
        return words.matches()
                && (words.group("owner").equals(words.group("refused"))
                        || isOurs.test(words.group("owner")));
    }

    /** Leaves the group for good, so that others take over at once. */
    static void leave(Consumer<byte[], byte[]> consumer) {
        consumer.close(
                CloseOptions.groupMembershipOperation(
                                CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(Duration.ofSeconds(10)));
    }
}
