package io.serai.processor;

import io.serai.model.Outcome;
import org.apache.camel.Body;

/** What else an outcome leaves behind, beside its reply. */
public final class Settle {
    public boolean wantsDeadLetter(@Body Outcome.Failed failed) {
        return failed.failure().deadLetter();
    }

    public boolean wantsNotice(@Body Outcome.Parked parked) {
        return parked.noticeWanted();
    }
}
