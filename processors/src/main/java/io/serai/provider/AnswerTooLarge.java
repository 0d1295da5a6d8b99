package io.serai.provider;

import java.io.IOException;

/** A provider's answer went past the bytes it may have; the call was cancelled. */
public final class AnswerTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean byRequest;

    AnswerTooLarge(AnswerLimit limit) {
        super("the answer is larger than " + limit.bytes() + " bytes");
        byRequest = limit.byRequest();
    }

    /** Whether it was as large as what was asked for. */
    public boolean isByRequest() {
        return byRequest;
    }
}
