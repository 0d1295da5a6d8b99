package io.serai.routing;

import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.Prompt;
import io.serai.model.ProviderId;
import io.serai.model.Request;
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

    public boolean isAbleTo(Prompt prompt) {
        return capabilities.containsAll(prompt.needs());
    }

    public boolean maySee(Classification classification) {
        return classification.within(clearance);
    }

    /** Whether this provider may be sent the request at all. */
    boolean suits(Request request) {
        return isAbleTo(request.prompt()) && maySee(request.classification());
    }
}
