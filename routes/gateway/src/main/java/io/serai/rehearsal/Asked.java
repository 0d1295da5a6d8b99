package io.serai.rehearsal;

import io.serai.model.Completion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A prompt at one provider: its last call, and how that ended. */
record Asked(Stage stage, Instant at, Duration took, Ending ending) {
    Optional<Completion> completion() {
        return ending.completion();
    }

    Optional<String> fault() {
        return ending.fault();
    }

    List<String> dropped() {
        return ending.dropped();
    }
}
