package io.serai.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * Where records cannot be written just now: what goes there waits apart while the others commit.
 */
final class Unavailable {
    private static final Backoff WAIT = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

    private final Topics topics;
    private final InstantSource clock;
    private final Map<Enlisted.Destination, Pause> pauses = new HashMap<>();

    private record Pause(Instant until, int failures) {}

    Unavailable(Topics topics, InstantSource clock) {
        this.topics = topics;
        this.clock = clock;
    }

    /** Returns how often in a row it has failed by now. */
    int failed(Enlisted.Destination destination) {
        Pause before = pauses.get(destination);
        int failures = before == null ? 1 : before.failures() + 1;
        pauses.put(destination, new Pause(clock.instant().plus(WAIT.before(failures)), failures));
        return failures;
    }

    void worked(Enlisted.Destination destination) {
        pauses.remove(destination);
    }

    /** Whether all that this delivery enlisted may be tried. */
    boolean allows(Delivery delivery) {
        return pauses.isEmpty()
                || delivery.enlisted().stream()
                        .allMatch(enlisted -> allows(enlisted.destination()));
    }

    private boolean allows(Enlisted.Destination destination) {
        Pause pause = pauses.get(destination);
        if (pause == null) {
            return true;
        }
        if (clock.instant().isBefore(pause.until())) {
            return false;
        }
        if (destination.partition() < 0 || hasLeader(destination)) {
            return true;
        }
        int _ = failed(destination);
        return false;
    }

    private boolean hasLeader(Enlisted.Destination destination) {
        try {
            return topics.hasLeader(destination);
        } catch (KafkaException e) {
            return false;
        }
    }
}
