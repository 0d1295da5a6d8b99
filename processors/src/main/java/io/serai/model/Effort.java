package io.serai.model;

/** How hard a reasoning model should think, in OpenAI's {@code reasoning_effort} scale. */
public enum Effort {
    NONE,
    MINIMAL,
    LOW,
    MEDIUM,
    HIGH,
    XHIGH,
    MAX
}
