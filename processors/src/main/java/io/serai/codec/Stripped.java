package io.serai.codec;

import io.serai.model.Original;

/** A producer's record without the state headers it had no right to. */
public record Stripped(Original original, int forged) {}
