package io.serai.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;

/**
 * Where records cannot be written just now: what goes there waits apart while the others commit.
 * Used by the commit thread alone.
 */
final class Unavailable {
    private static final Backoff WAIT = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

    private final Predicate<Enlisted.Destination> hasLeader;
    private final InstantSource clock;
    private final Map<Enlisted.Destination, Integer> failures = new HashMap<>();
    private final Map<Enlisted.Destination, Instant> shutUntil = new HashMap<>();

    /**
     * @param hasLeader asks Kafka; may throw {@link KafkaException}
     */
    Unavailable(Predicate<Enlisted.Destination> hasLeader, InstantSource clock) {
        this.hasLeader = hasLeader;
        this.clock = clock;
    }

    /** Returns how often in a row it has failed by now. */
    int failed(Enlisted.Destination destination) {
        int count = failures.merge(destination, 1, Integer::sum);
        shutUntil.put(destination, clock.instant().plus(WAIT.before(count)));
        return count;
    }

    void worked(Enlisted.Destination destination) {
        failures.remove(destination);
        shutUntil.remove(destination);
    }

    /**
     * Before each round: places whose wait is over may be tried again, if they have a leader. Kafka
     * is asked once for each, however much is to go there.
     */
    void look() {
        Instant now = clock.instant();
        for (Enlisted.Destination destination : List.copyOf(shutUntil.keySet())) {
            if (!now.isBefore(shutUntil.getOrDefault(destination, now))) {
                lookAt(destination);
            }
        }
    }

    private void lookAt(Enlisted.Destination destination) {
        if (destination.partition() < 0 || hasLeader(destination)) {
            shutUntil.remove(destination);
        } else {
            int _ = failed(destination);
        }
    }

    private boolean hasLeader(Enlisted.Destination destination) {
        try {
            return hasLeader.test(destination);
        } catch (KafkaException e) {
            return false;
        }
    }

    /** Whether all that this delivery enlisted may be tried, as {@link #look} has found. */
    boolean allows(Delivery delivery) {
        return shutUntil.isEmpty()
                || delivery.enlisted().stream()
                        .noneMatch(enlisted -> shutUntil.containsKey(enlisted.destination()));
    }
}
