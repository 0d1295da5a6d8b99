package io.serai.model;

/** How a vector is written, in OpenAI's words. */
public enum VectorFormat {
    /** As a list of numbers. */
    FLOAT,
    /** As base64 of 32-bit numbers, little-endian: a third of the size. */
    BASE64
}
