package io.serai.provider;

import java.io.IOException;

/** A provider's answer went past the bytes it may have; the call was cancelled. */
public final class AnswerTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLarge(long limit) {
        super("the answer is larger than " + limit + " bytes");
    }
}
