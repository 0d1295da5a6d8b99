package io.serai.app;

import io.serai.config.SeraiSettings;
import io.serai.model.ChainId;
import io.serai.operator.Backlog;
import io.serai.operator.GroupHistory;
import io.serai.operator.ParkedBacklog;
import io.serai.routes.DrainRoute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/**
 * No parked request may be left to nobody, and none that was answered be answered again because
 * Kafka has forgotten that it was: a chain that is gone has a group without members, while its
 * topic keeps what it parked.
 */
final class BacklogChecks {
    private final SeraiSettings settings;
    private final Set<ChainId> drained;
    private final Start start;

    /**
     * @param drained the chains whose parked requests this worker drains
     */
    BacklogChecks(SeraiSettings settings, Set<ChainId> drained, Start start) {
        this.settings = settings;
        this.drained = Set.copyOf(drained);
        this.start = start;
    }

    void pass(Admin admin, Map<String, Object> properties) {
        List<Backlog> backlogs = new ParkedBacklog(admin, properties).all(this::group);
        backlogs.forEach(this::check);
        backlogs.forEach(backlog -> mark(admin, backlog));
    }

    private String group(String chain) {
        return KafkaEndpoints.group(settings, DrainRoute.id(new ChainId(chain)));
    }

    private boolean isDrained(Backlog backlog) {
        return drained.contains(new ChainId(backlog.chain()));
    }

    private void check(Backlog backlog) {
        switch (backlog) {
            case Backlog.Drained _, Backlog.Unbegun _ -> {}
            case Backlog.Waiting waiting -> refuseUndrained(waiting);
            case Backlog.Forgotten forgotten -> {
                switch (start) {
                    case WHERE_IT_STOPPED -> throw forgotten(forgotten);
                    case FROM_BEGINNING -> refuseUndrained(forgotten);
                    case FROM_NOW -> {}
                }
            }
        }
    }

    private void mark(Admin admin, Backlog backlog) {
        switch (backlog) {
            case Backlog.Drained _, Backlog.Waiting _ -> {}
            case Backlog.Unbegun(String topic) -> {
                if (isDrained(backlog)) {
                    GroupHistory.begin(admin, group(backlog.chain()), topic);
                }
            }
            case Backlog.Forgotten(String topic) -> {
                if (start == Start.FROM_NOW) {
                    GroupHistory.skip(admin, group(backlog.chain()), topic);
                }
            }
        }
    }

    private void refuseUndrained(Backlog backlog) {
        if (!isDrained(backlog)) {
            throw new StartRefused(
                    backlog.topic()
                            + " holds unanswered requests and no chain "
                            + backlog.chain()
                            + " is configured: "
                            + howToDrain(backlog));
        }
    }

    private StartRefused forgotten(Backlog backlog) {
        return new StartRefused(
                "Kafka has forgotten how far the group "
                        + group(backlog.chain())
                        + " came, although "
                        + backlog.topic()
                        + " holds requests: start with --from-now to leave those, answered or not, or "
                        + (isDrained(backlog) ? "" : howToDrain(backlog) + " and start ")
                        + "with --from-beginning to answer all of them, also those answered before");
    }

    private static String howToDrain(Backlog backlog) {
        return "configure it, or say where they go with chains." + backlog.chain() + ".drain-to";
    }
}
