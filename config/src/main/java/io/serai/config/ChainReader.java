package io.serai.config;

import io.serai.model.ChainId;
import io.serai.model.ProviderId;
import io.serai.provider.ProviderSettings;
import io.serai.routing.Balance;
import io.serai.routing.Chain;
import io.serai.routing.Fallback;
import io.serai.routing.Member;
import io.serai.routing.Tier;
import io.serai.routing.WhenExhausted;
import io.serai.routing.WhenExpired;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a chain of its plan and the providers there are. */
final class ChainReader {
    private static final int ATTEMPT_BUDGET = 8;
    private static final double DRAIN_SHARE = 0.5;
    private static final Duration FALLBACK_TIMEOUT = Duration.ofSeconds(10);
    private static final Set<String> REFUSED_SCHEMES = Set.of("exec", "file", "kafka-parallel");

    private enum Exhausted {
        PARK,
        FALLBACK,
        REJECT
    }

    private enum Expired {
        FAIL,
        FALLBACK
    }

    private final Set<String> named;
    private final Map<String, ProviderSettings> providers;

    /**
     * @param named every provider of the file; one that could not be read has its problems already
     */
    ChainReader(Set<String> named, Map<String, ProviderSettings> providers) {
        this.named = named;
        this.providers = providers;
    }

    Optional<ChainSettings> read(ChainPlan plan) {
        Section section = plan.section();
        Optional<ChainId> id = section.build("", () -> new ChainId(section.name()));
        List<Tier> tiers = tiers(plan);
        Balance balance = section.value("balance").word(Balance.class, Balance.WEIGHTED);
        Optional<String> sticky = section.filled("sticky");
        int budget = section.value("attempt-budget").positive(ATTEMPT_BUDGET);
        double share = section.value("drain-share").share(DRAIN_SHARE);
        Optional<Fallback> fallback = fallback(section.section("fallback"));
        WhenExhausted exhausted = whenExhausted(section, fallback);
        WhenExpired expired = whenExpired(section, fallback);
        new ChainUnity(section, members(plan)).check();
        if (plan.tiers().isEmpty()) {
            section.problem("tiers", "must name at least one provider");
        }
        if (id.isEmpty() || tiers.isEmpty()) {
            return Optional.empty();
        }
        Chain chain = new Chain(id.get(), tiers, balance, sticky, budget, exhausted, expired);
        return Optional.of(new ChainSettings(chain, share));
    }

    /** Those that could be read, in the order of the tiers. */
    private List<ProviderSettings> members(ChainPlan plan) {
        return plan.tiers().stream()
                .flatMap(tier -> tier.keySet().stream())
                .flatMap(name -> Optional.ofNullable(providers.get(name)).stream())
                .toList();
    }

    private List<Tier> tiers(ChainPlan plan) {
        List<Tier> tiers = new ArrayList<>();
        for (int i = 0; i < plan.tiers().size(); i++) {
            List<Member> members = new ArrayList<>();
            String key = "tiers[" + i + "].";
            plan.tiers()
                    .get(i)
                    .forEach((name, weight) ->
                            member(plan.section(), key + name, name, weight)
                                    .ifPresent(members::add));
            if (members.stream().anyMatch(member -> member.weight() > 0)) {
                tiers.add(new Tier(members));
            }
        }
        return tiers;
    }

    private Optional<Member> member(Section section, String key, String name, int weight) {
        if (!named.contains(name)) {
            String hint =
                    Keys.nearest(name, named.stream())
                            .map(it -> ", did you mean " + it + "?")
                            .orElse("");
            section.problem(key, "names no provider" + hint);
        }
        return Optional.ofNullable(providers.get(name))
                .map(it ->
                        new Member(
                                new ProviderId(name),
                                weight,
                                it.kind(),
                                it.capabilities(),
                                it.clearance()));
    }

    private static WhenExhausted whenExhausted(Section section, Optional<Fallback> fallback) {
        return switch (section.value("when-exhausted").word(Exhausted.class, Exhausted.PARK)) {
            case PARK -> new WhenExhausted.Park();
            case REJECT -> new WhenExhausted.Reject();
            case FALLBACK ->
                    needed(section, "when-exhausted", fallback)
                            .<WhenExhausted>map(WhenExhausted.Degrade::new)
                            .orElse(new WhenExhausted.Park());
        };
    }

    private static WhenExpired whenExpired(Section section, Optional<Fallback> fallback) {
        return switch (section.value("when-expired").word(Expired.class, Expired.FAIL)) {
            case FAIL -> new WhenExpired.Fail();
            case FALLBACK ->
                    needed(section, "when-expired", fallback)
                            .<WhenExpired>map(WhenExpired.Degrade::new)
                            .orElse(new WhenExpired.Fail());
        };
    }

    private static Optional<Fallback> needed(
            Section section, String key, Optional<Fallback> fallback) {
        if (fallback.isEmpty() && !section.has("fallback")) {
            section.problem(
                    key, "must not be fallback without fallback.text or fallback.end-point");
        }
        return fallback;
    }

    private static Optional<Fallback> fallback(Section section) {
        Optional<String> text = section.text("text");
        Optional<String> endPoint = section.text("end-point");
        Duration timeout = section.value("timeout").duration(FALLBACK_TIMEOUT);
        if (text.isPresent() && endPoint.isPresent()) {
            section.problem("end-point", "must not stand beside text");
        }
        if (text.isPresent()) {
            return text.map(Fallback.Text::new);
        }
        return endPoint.flatMap(uri -> section.build("end-point", () -> allowed(uri, timeout)));
    }

    /**
     * A fallback must not run programs or write files, and what it does late must not be taken for
     * a part of the request's own transaction.
     */
    private static Fallback allowed(String uri, Duration timeout) {
        String scheme = uri.strip().split(":", 2)[0].toLowerCase(Locale.ROOT);
        if (!uri.contains(":") || REFUSED_SCHEMES.contains(scheme)) {
            throw new IllegalArgumentException(
                    "must be a Camel end point other than exec:, file: and kafka-parallel:, is "
                            + scheme
                            + ":");
        }
        return new Fallback.EndPoint(uri, timeout);
    }
}
