package io.serai.config;

/** What is wrong in the configuration: the full key and a sentence, which never holds a secret. */
public record Problem(String key, String message) {
    @Override
    public String toString() {
        return key.isEmpty() ? message : key + ": " + message;
    }
}
