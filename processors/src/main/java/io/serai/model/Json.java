package io.serai.model;

/**
 * JSON text that Serai carries without looking into it: a tool's schema, arguments, a field it does
 * not know.
 */
public record Json(String text) {
    @Override
    public String toString() {
        return "Json[" + text.length() + " characters]";
    }
}
