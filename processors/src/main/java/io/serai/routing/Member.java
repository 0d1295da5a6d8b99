package io.serai.routing;

import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.ProviderId;
import java.util.Set;

/** A provider as its chain sees it: its share of the tier, what it can do and what it may see. */
public record Member(
        ProviderId provider, int weight, Set<Capability> capabilities, Classification clearance) {
    public Member {
        capabilities = Set.copyOf(capabilities);
        if (weight < 0) {
            throw new IllegalArgumentException("weight must not be negative: " + weight);
        }
    }
}
