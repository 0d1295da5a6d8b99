package io.serai.processor;

import io.serai.model.Outcome;

/** What else an outcome leaves behind, beside its reply. */
public final class Settle {
    private Settle() {}

    public static boolean wantsDeadLetter(Outcome.Failed failed) {
        return failed.failure().deadLetter();
    }

    public static boolean wantsNotice(Outcome.Parked parked) {
        return parked.noticeWanted();
    }
}
