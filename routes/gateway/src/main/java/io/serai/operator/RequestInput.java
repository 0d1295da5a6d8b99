package io.serai.operator;

/** One request as it was given, and where, such as {@code requests.jsonl, line 3}. */
public record RequestInput(String where, byte[] value) {
    @Override
    public String toString() {
        return where + ", " + value.length + " bytes";
    }
}
