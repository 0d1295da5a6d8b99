package io.serai.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/**
 * One text as a point in its model's space: 32-bit numbers, which is what models compute with and
 * OpenAI's base64 form carries.
 */
public final class Embedding {
    private final float[] numbers;

    private Embedding(float[] numbers) {
        this.numbers = numbers;
    }

    /** Without a number, or with one that is none, it is an {@link IllegalArgumentException}. */
    public static Embedding of(float... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("an empty vector");
        }
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException("a vector with what is no number");
            }
        }
        return new Embedding(numbers.clone());
    }

    /** The same of base64; what is none is an {@link IllegalArgumentException}. */
    public static Embedding ofBase64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException("a vector of broken numbers");
        }
        float[] numbers = new float[bytes.length / Float.BYTES];
        littleEndian(bytes).asFloatBuffer().get(numbers);
        return of(numbers);
    }

    public String base64() {
        byte[] bytes = new byte[numbers.length * Float.BYTES];
        littleEndian(bytes).asFloatBuffer().put(numbers);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A list of numbers, each as short as it can be read back. */
    public Json json() {
        return new Json(Arrays.toString(numbers).replace(" ", ""));
    }

    public int dimensions() {
        return numbers.length;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding embedding && Arrays.equals(numbers, embedding.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return "Embedding[" + numbers.length + " dimensions]";
    }
}
