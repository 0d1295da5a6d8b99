package io.serai.provider;

import io.serai.model.Capability;
import io.serai.model.EmbeddingInput;
import io.serai.model.Kind;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What every embeddings model accepts or does not: vectors of a length that is told it, and several
 * texts in a call. Of a model whose length the options fix, no request may ask another one: its
 * vectors could not be compared with the others.
 *
 * @param dimensions the length that the options fix
 */
public record EmbeddingOptions(OptionalInt dimensions, Set<Capability> capabilities) {
    private static final String TAKES_DIMENSIONS = "takes-dimensions";
    private static final String SEVERAL_INPUTS = "several-inputs";

    public EmbeddingOptions {
        capabilities = Set.copyOf(capabilities);
    }

    /** Of a table whose last row has all three options. */
    public static EmbeddingOptions of(ModelOptions options) {
        OptionalInt dimensions = options.number(ProviderSettings.DIMENSIONS);
        boolean takesDimensions = options.flag(TAKES_DIMENSIONS);
        if (dimensions.isPresent() && !takesDimensions) {
            throw new IllegalArgumentException(
                    "options.dimensions must be left out where takes-dimensions is false: "
                            + dimensions.getAsInt());
        }
        Set<Capability> capabilities = Capability.of(Kind.EMBEDDINGS);
        if (dimensions.isPresent() || !takesDimensions) {
            capabilities.remove(Capability.DIMENSIONS);
        }
        if (!options.flag(SEVERAL_INPUTS)) {
            capabilities.remove(Capability.SEVERAL_INPUTS);
        }
        return new EmbeddingOptions(dimensions, capabilities);
    }

    /** The same where a call has a place for one text only. */
    public EmbeddingOptions ofOneText() {
        Set<Capability> fewer = EnumSet.noneOf(Capability.class);
        fewer.addAll(capabilities);
        fewer.remove(Capability.SEVERAL_INPUTS);
        return new EmbeddingOptions(dimensions, fewer);
    }

    /** What the model is told, where it is told any. */
    public OptionalInt dimensions(EmbeddingInput input) {
        return dimensions.isPresent() ? dimensions : input.dimensions();
    }
}
