package io.serai.processor;

import io.serai.model.Dispatch;
import io.serai.model.Remedy;
import io.serai.provider.Lane;
import io.serai.provider.Provider;
import io.serai.routing.Failover;
import java.time.InstantSource;

/** When one provider may be called: its pause after a fault, its circuit, and its limits. */
public final class Turns {
    private final Provider provider;
    private final InstantSource clock;

    Turns(Provider provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** How long to wait before another attempt at this same provider, in milliseconds. */
    public long pause(Dispatch dispatch) {
        return provider.breaker().permits() ? pauseOfLastFault(dispatch) : 0;
    }

    private long pauseOfLastFault(Dispatch dispatch) {
        return dispatch.journey().attemptsOfThisPass().reversed().stream()
                .limit(1)
                .filter(attempt -> attempt.provider().equals(provider.id()))
                .flatMap(attempt -> attempt.fault().stream())
                .filter(fault -> fault.remedy() == Remedy.RETRY_HERE)
                .mapToLong(fault -> fault.pause().toMillis())
                .sum();
    }

    /**
     * Whether there is capacity, and time left once it was waited for; {@code true} must be
     * followed by {@link #giveBack}.
     */
    public boolean take(Dispatch dispatch) {
        if (!provider.breaker().permits()
                || !provider.acquire(lane(dispatch), dispatch.request())) {
            return false;
        }
        boolean inTime = Failover.hasTime(dispatch, clock.instant());
        if (!inTime) {
            notSent(dispatch);
            giveBack(dispatch);
        }
        return inTime;
    }

    /** The call is over, or was not made. */
    public void giveBack(Dispatch dispatch) {
        provider.release(lane(dispatch));
    }

    void notSent(Dispatch dispatch) {
        notSent(provider.estimatedTokens(dispatch.request()));
    }

    /** Nothing reached the provider: others may have this part of its rates. */
    void notSent(int estimatedTokens) {
        provider.limiter().notSent(estimatedTokens);
    }

    private static Lane lane(Dispatch dispatch) {
        return dispatch.journey().passes() > 1 ? Lane.DRAIN : Lane.FRESH;
    }
}
