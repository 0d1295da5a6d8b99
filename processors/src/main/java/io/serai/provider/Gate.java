package io.serai.provider;

import io.serai.model.ChainId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands before a chain's parked requests: closed while no provider of the chain can be asked, and
 * opening on a ramp, so that a backlog does not fall upon a provider that has just come back.
 *
 * <ul>
 *   <li>closed -> open with one request inside: some provider of the chain is available;
 *   <li>each answer, be it a refusal of that very request, lets one more in (so the number doubles
 *       with every round of calls), up to the drain's share of the chain's capacity;
 *   <li>an exit without an answer starts the ramp again;
 *   <li>open -> closed: no provider is available.
 * </ul>
 */
public final class Gate {
    private static final int START = 1;

    private record Ramp(int limit, int inside, OnTheWay coming) {
        Ramp entered() {
            return new Ramp(limit, inside < limit ? inside + 1 : inside, coming.arrived());
        }

        Ramp left(boolean answered, int most) {
            return new Ramp(answered ? Math.min(most, limit + 1) : START, inside - 1, coming);
        }

        Ramp restarted() {
            return new Ramp(START, inside, coming.arrived());
        }

        Ramp with(OnTheWay others) {
            return new Ramp(limit, inside, others);
        }

        int room() {
            return Math.max(0, limit - inside - coming.all());
        }
    }

    private final ChainId chain;
    private final List<Provider> members;
    private final double share;
    private final AtomicReference<Ramp> ramp =
            new AtomicReference<>(new Ramp(START, 0, OnTheWay.NOBODY));

    /**
     * @param share the part of the chain's capacity that is the backlog's, above 0 and at most 1
     */
    public Gate(ChainId chain, List<Provider> members, double share) {
        this.chain = chain;
        this.members = List.copyOf(members);
        this.share = share;
    }

    public ChainId chain() {
        return chain;
    }

    public boolean isOpen() {
        return members.stream().anyMatch(Provider::isAvailable);
    }

    /** Lets one request in; {@code true} must be followed by one {@link #leave}. */
    public boolean enter() {
        if (!isOpen()) {
            ramp.updateAndGet(Ramp::restarted);
            return false;
        }
        Ramp before = ramp.getAndUpdate(Ramp::entered);
        return before.inside() < before.limit();
    }

    public void leave(boolean answered) {
        ramp.updateAndGet(now -> now.left(answered, most()));
    }

    /** How many more may enter now, with those that are on their way. */
    public int room() {
        return isOpen() ? ramp.get().room() : 0;
    }

    /**
     * Takes all the room there is for requests that are to be released; those that are not go back
     * by {@link #notReleased}.
     */
    public int takeRoom() {
        return isOpen()
                ? ramp.getAndUpdate(now -> now.with(now.coming().released(now.room()))).room()
                : 0;
    }

    public void notReleased(int count) {
        ramp.updateAndGet(now -> now.with(now.coming().released(-count)));
    }

    /** To be called now and then: what was released long ago and has not come will not come. */
    public void look() {
        ramp.updateAndGet(now -> now.with(now.coming().looked()));
    }

    /** While requests wait behind it, new ones leave the drain its share of every provider. */
    public void reserve(boolean waiting) {
        members.forEach(provider -> provider.limiter().reserveForDrain(chain, waiting ? share : 0));
    }

    private int most() {
        int capacity =
                members.stream()
                        .filter(Provider::isAvailable)
                        .map(Provider::limiter)
                        .distinct()
                        .mapToInt(Limiter::capacity)
                        .sum();
        return Math.max(START, (int) (capacity * share));
    }
}
