package io.serai.provider;

/** A credential; its text appears in no log, message or trace. */
public record Secret(String value) {
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("must not be blank");
        }
        if (!value.equals(value.strip())
                || value.chars().anyMatch(letter -> letter < ' ' || letter > '~')) {
            throw new IllegalArgumentException(
                    "must have no blanks around it, no line ends and ASCII only: no header takes others");
        }
    }

    @Override
    public String toString() {
        return "Secret[masked]";
    }
}
