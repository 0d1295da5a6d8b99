package io.serai.codec;

import io.serai.model.Failure;

/** What a request record turned out to be. */
public sealed interface Decoded {
    Claims claims();

    /** A request in every respect. */
    record Understood(Draft draft) implements Decoded {
        @Override
        public Claims claims() {
            return draft.claims();
        }
    }

    /** Not one; the failure names the field and the rule. */
    record Misunderstood(Failure failure, Claims claims) implements Decoded {}
}
