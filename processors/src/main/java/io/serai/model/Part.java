package io.serai.model;

import java.util.Optional;

/** One piece of a message's content. */
public sealed interface Part {
    /** Plain text. */
    record Text(String text) implements Part {
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /** A picture, however it is given. */
    sealed interface Image extends Part {
        Optional<Detail> detail();
    }

    /** An image carried as base64; {@code mediaType} such as {@code image/png}. */
    record InlineImage(String mediaType, String base64, Optional<Detail> detail) implements Image {
        public InlineImage(String mediaType, String base64) {
            this(mediaType, base64, Optional.empty());
        }

        /** Of the image itself, give or take its padding. */
        public long bytes() {
            return base64.length() * 3L / 4;
        }

        @Override
        public String toString() {
            return "InlineImage[" + mediaType + ", " + base64.length() + " characters]";
        }
    }

    /**
     * An image the provider fetches itself; Serai does only for a provider of which it is told to.
     */
    record LinkedImage(String url, Optional<Detail> detail) implements Image {
        public LinkedImage(String url) {
            this(url, Optional.empty());
        }

        @Override
        public String toString() {
            return "LinkedImage";
        }
    }
}
