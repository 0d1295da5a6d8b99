package io.serai.provider;

import java.io.Serial;

/**
 * An image of a prompt cannot be brought along, or not in the form it has. The message is for
 * operators and replies: which host, and what is wrong with it or its image.
 */
public final class ImageUnavailable extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final boolean refused;

    private ImageUnavailable(String message, boolean refused) {
        super(message);
        this.refused = refused;
    }

    /** It will not be taken, however often it is asked for. */
    public static ImageUnavailable refused(String message) {
        return new ImageUnavailable(message, true);
    }

    /** It may be there later. */
    public static ImageUnavailable unreachable(String message) {
        return new ImageUnavailable(message, false);
    }

    public boolean isRefused() {
        return refused;
    }
}
