package io.serai.model;

/** One piece of a message's content. */
public sealed interface Part {
    /** Plain text. */
    record Text(String text) implements Part {
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /** An image carried as base64; {@code mediaType} such as {@code image/png}. */
    record InlineImage(String mediaType, String base64) implements Part {
        @Override
        public String toString() {
            return "InlineImage[" + mediaType + ", " + base64.length() + " characters]";
        }
    }

    /**
     * An image the provider fetches itself; Serai does only for a provider of which it is told to.
     */
    record LinkedImage(String url) implements Part {
        @Override
        public String toString() {
            return "LinkedImage";
        }
    }
}
