package io.serai.model;

/** How closely the model is to look at an image, in OpenAI's words: it costs tokens. */
public enum Detail {
    AUTO,
    LOW,
    HIGH
}
