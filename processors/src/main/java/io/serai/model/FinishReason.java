package io.serai.model;

/** Why the model stopped, in OpenAI's words. */
public enum FinishReason {
    STOP,
    LENGTH,
    TOOL_CALLS,
    CONTENT_FILTER
}
