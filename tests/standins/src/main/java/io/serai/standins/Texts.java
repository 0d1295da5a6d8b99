package io.serai.standins;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What is to be embedded.
 *
 * @param dimensions the length that is asked for
 * @param base64 whether the vectors are wanted packed
 */
record Texts(List<String> list, Optional<Integer> dimensions, boolean base64) {
    private static final int USUAL_DIMENSIONS = 16;

    Texts {
        list = List.copyOf(list);
    }

    /** The same vector for the same text, whoever is asked; another one for any other text. */
    List<float[]> vectors() {
        return list.stream().map(this::vector).toList();
    }

    private float[] vector(String text) {
        Random random = new Random(text.hashCode());
        float[] vector = new float[dimensions.orElse(USUAL_DIMENSIONS)];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    int tokens() {
        return list.stream().mapToInt(Usage::tokens).sum();
    }

    @Override
    public String toString() {
        return "Texts[" + list.size() + "]";
    }
}
