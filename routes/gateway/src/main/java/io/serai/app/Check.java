package io.serai.app;

/** One thing that must be up before Serai takes work, with a sentence for the operator. */
public record Check(String name, boolean up, String detail) {}
