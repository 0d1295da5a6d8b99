package io.serai.model;

import java.util.Optional;

/** The form the answer must have. */
public sealed interface ResponseFormat {
    /** Free text. */
    record Text() implements ResponseFormat {}

    /** Some JSON object. */
    record JsonObject() implements ResponseFormat {}

    /** JSON that holds to a schema. */
    record JsonSchema(String name, Json schema, Optional<Boolean> strict)
            implements ResponseFormat {}
}
