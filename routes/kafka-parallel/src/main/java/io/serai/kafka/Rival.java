package io.serai.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another process with our identity. A producer is fenced both by such a one and by the broker
 * itself when a transaction outlives its time-out (the broker was away for long); only the group's
 * members tell the two apart.
 */
final class Rival {
    private static final Logger LOG = LoggerFactory.getLogger(Rival.class);
    private static final int LOOKS = 10;

    private final Supplier<Admin> opened;
    private final Identity identity;
    private final Holdings holdings;

    Rival(Supplier<Admin> opened, Identity identity, Holdings holdings) {
        this.opened = opened;
        this.identity = identity;
        this.holdings = holdings;
    }

    /** Looks for 10 s, longer than a rival needs to join after it has fenced us. */
    boolean isAbsent() {
        Bell never = new Bell();
        try (Admin admin = opened.get()) {
            for (int look = 0; look < LOOKS; look++) {
                if (isThere(admin)) {
                    return false;
                }
                never.await(Duration.ofSeconds(1));
            }
            return true;
        }
    }

    private boolean isThere(Admin admin) {
        try {
            ConsumerGroupDescription group =
                    Objects.requireNonNull(
                            admin.describeConsumerGroups(List.of(identity.groupId()))
                                    .all()
                                    .get(5, TimeUnit.SECONDS)
                                    .get(identity.groupId()));
            return group.members().stream()
                    .filter(each ->
                            each.groupInstanceId().equals(Optional.of(identity.instanceId())))
                    .anyMatch(each -> !holdings.isOurs(each.consumerId()));
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.atWarn().log("Cannot see who is in group {}: {}", identity.groupId(), e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
