package io.serai.routing;

import java.util.List;

/** One level of a chain: providers that share its requests as the chain balances. */
public record Tier(List<Member> members) {
    public Tier {
        members = List.copyOf(members);
        if (members.stream().mapToInt(Member::weight).sum() <= 0) {
            throw new IllegalArgumentException("the weights of a tier must sum to more than 0");
        }
    }
}
