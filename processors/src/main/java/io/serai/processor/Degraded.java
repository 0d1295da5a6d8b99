package io.serai.processor;

import io.serai.model.Completion;
import io.serai.model.Envelope;
import io.serai.model.FinishReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a completion of a text that no model wrote. */
final class Degraded {
    /** Stands where a model's name would. */
    private static final String NO_MODEL = "fallback";

    private Degraded() {}

    static Completion answer(Envelope envelope, String text, Instant now) {
        return new Completion(
                "fallback-" + envelope.source(),
                now,
                NO_MODEL,
                Optional.of(text),
                Optional.empty(),
                List.of(),
                FinishReason.STOP,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
