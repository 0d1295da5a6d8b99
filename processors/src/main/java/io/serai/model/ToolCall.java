package io.serai.model;

import java.util.Optional;

/**
 * A function the model wants called. {@code arguments} is the JSON text of an object. {@code
 * signature} is opaque state some providers want back unchanged with the call (Gemini 3's thought
 * signature).
 */
public record ToolCall(String id, String name, Json arguments, Optional<String> signature) {}
