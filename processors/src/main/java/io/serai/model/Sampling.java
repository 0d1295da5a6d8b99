package io.serai.model;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How the next token is drawn, in OpenAI's units; every one may be absent. */
public record Sampling(
        OptionalDouble temperature,
        OptionalDouble topP,
        OptionalLong seed,
        OptionalDouble frequencyPenalty,
        OptionalDouble presencePenalty) {
    /** Nothing asked: the provider's defaults. */
    public static final Sampling DEFAULT =
            new Sampling(
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalLong.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
}
