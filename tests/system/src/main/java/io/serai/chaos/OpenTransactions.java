package io.serai.chaos;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/** The open transactions of a team's workers, as their coordinators tell of them. */
record OpenTransactions(Admin admin, Team team) {
    private static final Duration STAYS = Duration.ofMillis(500);

    /** Brokers that coordinate one now. */
    List<Integer> coordinators() {
        return ongoing().values().stream()
                .map(TransactionDescription::coordinatorId)
                .distinct()
                .toList();
    }

    /** Whether one of that coordinator has been open for half a second and still is. */
    boolean oneStays(int coordinator) {
        Set<Map.Entry<String, Long>> before = begun(coordinator).entrySet();
        Patience.pass(STAYS);
        return begun(coordinator).entrySet().stream().anyMatch(before::contains);
    }

    /** When each began, by its id. */
    private Map<String, Long> begun(int coordinator) {
        return ongoing().entrySet().stream()
                .filter(each -> each.getValue().coordinatorId() == coordinator)
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                each -> each.getValue().transactionStartTimeMs().orElse(0)));
    }

    /** None as well where the brokers cannot be asked just now: one has been back for a moment. */
    private Map<String, TransactionDescription> ongoing() {
        try {
            return Answers.of(admin.describeTransactions(ours()).all()).entrySet().stream()
                    .filter(each -> each.getValue().state() == TransactionState.ONGOING)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (IllegalStateException e) {
            return Map.of();
        }
    }

    private Collection<String> ours() {
        return Answers.of(admin.listTransactions().all()).stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(team.name()))
                .toList();
    }
}
