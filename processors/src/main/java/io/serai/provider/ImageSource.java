package io.serai.provider;

import io.serai.model.Part;
import java.time.Duration;

/** Fetches an image that a prompt names by URL. */
@FunctionalInterface
public interface ImageSource {
    /**
     * Waits for it, no longer than {@code within}.
     *
     * @throws ImageUnavailable if there is none, or none that may be taken
     */
    Part.InlineImage fetch(String url, Duration within);
}
