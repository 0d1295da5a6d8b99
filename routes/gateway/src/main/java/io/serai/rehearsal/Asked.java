package io.serai.rehearsal;

import io.serai.model.Completion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A prompt at one provider: its last call, and how that ended. */
record Asked(Stage stage, Instant at, Duration took, Ending ending) {
    /** The same where what came back cannot be judged. */
    Asked broken(RuntimeException bug) {
        return new Asked(stage, at, took, new Ending.Broke(bug));
    }

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
