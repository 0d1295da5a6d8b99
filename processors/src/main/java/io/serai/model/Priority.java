package io.serai.model;

/** How much a request's waiting matters to its producer; rules may route by it. */
public enum Priority {
    INTERACTIVE,
    STANDARD,
    BULK
}
