package io.serai.operator;

/** Why something failed, for a sentence. */
public final class Reason {
    private Reason() {}

    /**
     * What the exception says; its name where it says nothing, as those that a broker's bare error
     * code makes.
     */
    public static String of(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
