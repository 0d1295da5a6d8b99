package io.serai.standins;

import java.time.Instant;
import java.util.Optional;

/** A prompt call that was read to its end, whatever became of it. */
public record PromptBegun(Optional<String> marker, Instant at) {}
