package io.serai.model;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request on its way along its chain: the body of the dispatch flow. {@code skipped} are the
 * providers of this pass that could not be asked (circuit open, no capacity); that costs no
 * attempt. {@code output} ends the flow.
 */
public record Dispatch(
        Request request, Journey journey, Set<ProviderId> skipped, Optional<Output> output) {
    public Dispatch {
        skipped = Set.copyOf(skipped);
    }

    public Dispatch(Request request, Journey journey) {
        this(request, journey, Set.of(), Optional.empty());
    }

    /** Every dispatched request has a chain. */
    public ChainId chain() {
        return journey.chain().orElseThrow();
    }

    public Dispatch skip(ProviderId provider) {
        Set<ProviderId> all =
                Stream.concat(skipped.stream(), Stream.of(provider))
                        .collect(Collectors.toUnmodifiableSet());
        return new Dispatch(request, journey, all, output);
    }

    public Dispatch faulted(Attempt attempt) {
        return new Dispatch(request, journey.with(attempt), skipped, Optional.empty());
    }

    public Dispatch answered(Attempt attempt, Output answer) {
        return new Dispatch(request, journey.with(attempt), skipped, Optional.of(answer));
    }
}
