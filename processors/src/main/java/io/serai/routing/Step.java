package io.serai.routing;

import io.serai.model.ProviderId;
import java.time.Duration;

/** What a dispatched request does next. */
public sealed interface Step {
    /**
     * It asks this provider, after a pause ({@link Duration#ZERO} but for another attempt at the
     * same one).
     */
    record Ask(ProviderId provider, Duration pause) implements Step {}

    /** Nobody is left to ask in this pass. */
    record End() implements Step {}
}
