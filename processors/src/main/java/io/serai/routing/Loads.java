package io.serai.routing;

import io.serai.model.Cost;
import io.serai.model.ProviderId;
import io.serai.model.Request;
import java.time.Duration;
import java.util.Optional;

/** What this worker knows of its providers at work. */
public interface Loads {
    /** Nobody has anything to do, and nothing is known. */
    Loads NONE =
            new Loads() {
                @Override
                public int inFlight(ProviderId provider) {
                    return 0;
                }

                @Override
                public Duration latency(ProviderId provider) {
                    return Duration.ZERO;
                }

                @Override
                public Optional<Cost> cost(ProviderId provider, Request request) {
                    return Optional.empty();
                }
            };

    /** Calls that are under way. */
    int inFlight(ProviderId provider);

    /** How long an answer takes; {@link Duration#ZERO} where that is not known. */
    Duration latency(ProviderId provider);

    /** What the answer may cost, where there is a price. */
    Optional<Cost> cost(ProviderId provider, Request request);
}
