package io.serai.app;

import io.serai.config.SeraiSettings;
import io.serai.config.TeamSettings;
import io.serai.model.ChainId;
import io.serai.operator.Finding;
import io.serai.operator.GroupHistory;
import io.serai.operator.Reason;
import io.serai.operator.TopicSetup;
import io.serai.processor.Parking;
import io.serai.routes.DrainRoute;
import io.serai.routes.IntakeRoute;
import io.serai.routes.ReplayRoute;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must hold before a worker takes requests: topics that keep what they are given, no backlog
 * that nobody drains, and a memory of what has been answered.
 */
final class StartChecks {
    private static final Logger LOG = LoggerFactory.getLogger(StartChecks.class);

    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final SeraiSettings settings;
    private final Map<String, Object> properties;
    private final Start start;

    StartChecks(SeraiSettings settings, String bootstrapServers, Start start) {
        this.settings = settings;
        this.start = start;
        properties = Commands.properties(settings, bootstrapServers);
    }

    /** Creates missing topics; what must not be started with is a {@link StartRefused}. */
    void pass() {
        for (int attempt = 1; !passed(attempt); attempt++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Not yet, where a broker does not know of what was made a moment ago: it is asked again. */
    private boolean passed(int attempt) {
        try {
            look();
            return true;
        } catch (KafkaException e) {
            boolean passes =
                    cause(e) instanceof RetriableException
                            && !(cause(e) instanceof TimeoutException);
            if (!passes || attempt == ATTEMPTS) {
                throw unusable(e);
            }
            LOG.atInfo().log("Kafka is not ready yet: {}", Reason.of(cause(e)));
            return false;
        }
    }

    private void look() {
        try (Admin admin = Admin.create(properties)) {
            checkHistory(admin);
            TopicSetup.createMissing(admin, Commands.plan(settings))
                    .forEach(topic -> LOG.atInfo().addKeyValue("topic", topic).log("Created"));
            TopicSetup.verifyCreated(admin, Commands.plan(settings)).stream()
                    .filter(Finding.Refuses.class::isInstance)
                    .map(Finding.Refuses.class::cast)
                    .findFirst()
                    .ifPresent(StartChecks::refuse);
            new BacklogChecks(settings, drained(), start).pass(admin, properties);
        }
    }

    private StartRefused unusable(KafkaException e) {
        return new StartRefused(
                "Kafka at "
                        + properties.get("bootstrap.servers")
                        + " cannot be used: "
                        + Reason.of(cause(e)),
                e);
    }

    /** "Failed to create new KafkaAdminClient" says nothing, its cause does. */
    private static Throwable cause(KafkaException e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private static void refuse(Finding.Refuses finding) {
        throw new StartRefused(finding.sentence() + "; repair it with: " + finding.repair());
    }

    private void checkHistory(Admin admin) {
        switch (start) {
            case WHERE_IT_STOPPED -> refuseWithoutHistory(admin);
            case FROM_BEGINNING -> {}
            case FROM_NOW -> GroupHistory.beginNow(admin, groups());
        }
    }

    /** Every group of a worker that reads requests, with its topics; that of new ones is last. */
    private SequencedMap<String, Set<String>> groups() {
        SequencedMap<String, Set<String>> groups = new LinkedHashMap<>();
        drained()
                .forEach(chain ->
                        groups.put(
                                KafkaEndpoints.group(settings, DrainRoute.id(chain)),
                                Set.of(Parking.topic(chain))));
        groups.put(KafkaEndpoints.group(settings, ReplayRoute.ID), Set.of(ReplayRoute.TOPIC));
        groups.put(
                KafkaEndpoints.group(settings, IntakeRoute.ID),
                settings.teams().stream()
                        .map(TeamSettings::requestTopic)
                        .collect(Collectors.toSet()));
        return groups;
    }

    /** The chains whose parked requests this worker drains. */
    private Set<ChainId> drained() {
        Set<ChainId> drained = new HashSet<>(settings.drainTo().keySet());
        settings.chains().forEach(chain -> drained.add(chain.chain().id()));
        return drained;
    }

    private void refuseWithoutHistory(Admin admin) {
        List<String> replyTopics = settings.teams().stream().map(TeamSettings::replyTopic).toList();
        if (GroupHistory.isLost(
                admin, List.of(KafkaEndpoints.group(settings, IntakeRoute.ID)), replyTopics)) {
            throw new StartRefused(
                    "Kafka has forgotten how far the group "
                            + KafkaEndpoints.group(settings, IntakeRoute.ID)
                            + " came, although there are replies: start with --from-now to answer only new"
                            + " requests, or with --from-beginning to answer all of them again");
        }
    }
}
