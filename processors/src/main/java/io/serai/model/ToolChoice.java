package io.serai.model;

/** How free the model is to call tools. */
public sealed interface ToolChoice {
    /** No calls. */
    record None() implements ToolChoice {}

    /** As the model likes. */
    record Auto() implements ToolChoice {}

    /** At least one call. */
    record Required() implements ToolChoice {}

    /** A call of this function. */
    record Named(String name) implements ToolChoice {}
}
