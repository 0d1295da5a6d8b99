package io.serai.operator;

import io.serai.codec.DeadLetter;

/** What a replay does with one dead letter. */
sealed interface ReplayStep {
    Letter letter();

    /** It is open: it is sent again. */
    record Send(Letter letter, DeadLetter known) implements ReplayStep {
        int replay() {
            return known.state().envelope().replay() + 1;
        }
    }

    /** An operator has dealt with it already. */
    record Done(Letter letter, Disposition disposition) implements ReplayStep {}

    /** Its state cannot be read. */
    record Impossible(Letter letter, String problem) implements ReplayStep {}

    static ReplayStep of(Letter letter, Dispositions dispositions) {
        return dispositions
                .of(letter)
                .<ReplayStep>map(disposition -> new Done(letter, disposition))
                .or(() -> letter.known().map(known -> new Send(letter, known)))
                .orElseGet(() -> new Impossible(letter, letter.problem().orElse("")));
    }
}
