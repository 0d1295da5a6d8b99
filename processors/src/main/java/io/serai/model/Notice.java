package io.serai.model;

/** An interim word a producer may ask for beside its one terminal reply. */
public enum Notice {
    PARKED
}
