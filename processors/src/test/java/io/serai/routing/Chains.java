package io.serai.routing;

import io.serai.model.Capability;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.ProviderId;
import java.util.EnumSet;
import java.util.List;

/** Chains for tests. */
final class Chains {
    static final ChainId DEFAULT = new ChainId("default");
    static final ProviderId CLAUDE = new ProviderId("claude");
    static final ProviderId GPT = new ProviderId("gpt");
    static final ProviderId GEMINI = new ProviderId("gemini");

    private Chains() {}

    /** One provider that can do and see everything. */
    static Member member(ProviderId provider) {
        return new Member(provider, 1, EnumSet.allOf(Capability.class), Classification.RESTRICTED);
    }

    static Tier tier(Member... members) {
        return new Tier(List.of(members));
    }

    /** Parks when exhausted, fails when expired. */
    static Chain chain(Tier... tiers) {
        return chain(new WhenExhausted.Park(), new WhenExpired.Fail(), tiers);
    }

    static Chain chain(WhenExhausted exhausted, WhenExpired expired, Tier... tiers) {
        return new Chain(DEFAULT, List.of(tiers), 8, exhausted, expired);
    }
}
