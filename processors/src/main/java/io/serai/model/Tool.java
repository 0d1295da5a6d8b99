package io.serai.model;

import java.util.Optional;

/** A function offered to the model; {@code parameters} is its JSON Schema. */
public record Tool(
        String name, Optional<String> description, Json parameters, Optional<Boolean> strict) {}
