package io.serai.codec;

import io.serai.model.Classification;
import io.serai.model.Envelope;
import io.serai.model.Input;
import io.serai.model.Notice;
import io.serai.model.Priority;
import io.serai.model.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request as its producer means it, before admission. At most one of {@code deadline} and {@code
 * ttl} is present.
 */
public record Draft(
        Claims claims,
        Optional<Instant> deadline,
        Optional<Duration> ttl,
        Input input,
        Priority priority,
        Optional<String> app,
        Optional<Classification> classification,
        Map<String, String> labels,
        Set<Notice> notices) {
    public Draft {
        labels = Map.copyOf(labels);
        notices = Set.copyOf(notices);
    }

    /** The request, once admission has fixed the rest. */
    public Request admit(Envelope envelope, Classification classification) {
        return new Request(envelope, input, priority, app, classification, labels, notices);
    }
}
