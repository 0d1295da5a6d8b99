package io.serai.codec;

import io.serai.model.Classification;
import io.serai.model.Envelope;
import io.serai.model.Journey;
import java.util.Optional;

/**
 * What Serai knows of a request beside its content; it travels as {@code serai-state-*} headers. A
 * dead letter that was never understood has no classification.
 */
public record State(Envelope envelope, Journey journey, Optional<Classification> classification) {}
