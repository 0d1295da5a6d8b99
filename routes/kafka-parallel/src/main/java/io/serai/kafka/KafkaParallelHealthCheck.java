package io.serai.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Ready while the poll thread lives, commits succeed and nothing was lost. Never a reason to kill
 * the process.
 */
public final class KafkaParallelHealthCheck implements HealthCheck {
    private static final int TOLERATED_FAILURES = 3;

    private final String id;
    private final EngineView view;
    private final Duration betweenPolls;
    private volatile boolean enabled = true;

    KafkaParallelHealthCheck(String id, EngineView view, Duration betweenPolls) {
        this.id = id;
        this.view = view;
        this.betweenPolls = betweenPolls;
    }

    @Override
    public String getGroup() {
        return "kafka-parallel";
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public boolean isReadiness() {
        return true;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    /**
     * Ranges of offsets that Kafka deleted before they were handled, each as {@code topic-partition
     * [from, to)}.
     */
    public List<String> lostRanges() {
        return view.lost().all().stream().map(LostRanges.Range::toString).toList();
    }

    /** Commits that failed since the last one that succeeded. */
    public int failedCommits() {
        return view.watch().failures();
    }

    public Duration sinceLastCommit() {
        return view.watch().sinceLastSuccess();
    }

    public boolean isPolling() {
        return view.poll().isAlive(betweenPolls);
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result =
                HealthCheckResultBuilder.on(this)
                        .detail("partitions", view.holdings().now().all().size())
                        .detail("inFlight", view.slots().records())
                        .detail("deferred", view.deferred().size())
                        .detail("secondsSinceLastCommit", sinceLastCommit().toSeconds())
                        .detail("lost", lostRanges());
        String reason = reason();
        return reason.isEmpty() ? result.up().build() : result.message(reason).down().build();
    }

    private String reason() {
        String said = view.watch().said();
        if (said != null) {
            return said;
        }
        if (!isPolling()) {
            return "The poll thread does not poll";
        }
        if (!view.poll().hasJoined()) {
            return "Not yet a member of the group";
        }
        if (failedCommits() >= TOLERATED_FAILURES) {
            return failedCommits() + " commits failed in a row";
        }
        return lostRanges().isEmpty()
                ? ""
                : "Records were deleted before they were handled: " + lostRanges();
    }
}
