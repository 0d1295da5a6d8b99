package io.serai.routing;

import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.Input;
import io.serai.model.Kind;
import io.serai.model.ProviderId;
import io.serai.model.Request;
import java.util.Set;

/**
 * A provider as its chain sees it: its share of the tier, what it is for and can do and what it may
 * see.
 */
public record Member(
        ProviderId provider,
        int weight,
        Kind kind,
        Set<Capability> capabilities,
        Classification clearance) {
    public Member {
        capabilities = Set.copyOf(capabilities);
        if (weight < 0) {
            throw new IllegalArgumentException("weight must not be negative: " + weight);
        }
    }

    /** One for chat. */
    public Member(
            ProviderId provider,
            int weight,
            Set<Capability> capabilities,
            Classification clearance) {
        this(provider, weight, Kind.CHAT, capabilities, clearance);
    }

    public boolean isAbleTo(Input input) {
        return kind == input.kind() && capabilities.containsAll(input.needs());
    }

    public boolean maySee(Classification classification) {
        return classification.within(clearance);
    }

    /** Whether this provider may be sent the request at all. */
    boolean suits(Request request) {
        return isAbleTo(request.input()) && maySee(request.classification());
    }
}
