package io.serai.provider;

/** A credential; its text appears in no log, message or trace. */
public record Secret(String value) {
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
    }

    @Override
    public String toString() {
        return "Secret[masked]";
    }
}
