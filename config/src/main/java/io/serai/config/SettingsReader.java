package io.serai.config;

import io.serai.model.ChainId;
import io.serai.price.PriceTable;
import io.serai.provider.ProviderSettings;
import io.serai.routing.Fallback;
import io.serai.routing.Rule;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts the sections together: providers before chains, chains before rules. */
final class SettingsReader {
    private static final Duration FINISH_MARGIN = Duration.ofSeconds(10);
    private static final Duration SHORTEST_RESPONSE = Duration.ofMinutes(2);

    private final Section root;
    private final Report report;
    private final ProviderReader provider;
    private final ClusterReader cluster;

    SettingsReader(
            Section root,
            Report report,
            ProviderReader provider,
            Function<String, Optional<String>> environment) {
        this.root = root;
        this.report = report;
        this.provider = provider;
        this.cluster = new ClusterReader(root, environment);
    }

    /** Empty only where there are problems; long by the thirteen parts of the settings alone. */
    Optional<SeraiSettings> read(PriceTable prices) {
        List<TeamSettings> teams = TeamReader.read(root);
        Map<String, Section> chainSections = root.named("chains");
        List<ChainPlan> plans = chainSections.values().stream().map(ChainPlan::of).toList();
        Map<String, ProviderSettings> providers = providers(plans);
        Map<ChainId, ChainId> drainTo = new LinkedHashMap<>();
        List<ChainSettings> chains = chains(plans, providers, drainTo);
        List<Rule> rules = rules(plans, teams);
        Optional<KafkaSettings> kafka = cluster.kafka();
        Optional<WorkerSettings> worker = cluster.worker(finishTimeout(providers, chains));
        Optional<LimitSettings> limits = cluster.limits();
        Optional<ProbeSettings> probe = cluster.probe();
        Optional<ManagementSettings> management = cluster.management();
        Optional<TopicSettings> topics = cluster.topics(kafka);
        if (!report.problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SeraiSettings(
                        kafka.orElseThrow(),
                        worker.orElseThrow(),
                        limits.orElseThrow(),
                        teams,
                        List.copyOf(providers.values()),
                        chains,
                        drainTo,
                        rules,
                        prices,
                        probe.orElseThrow(),
                        management.orElseThrow(),
                        topics.orElseThrow(),
                        report.warnings()));
    }

    /** Those that a chain names; the others are left alone, so their secrets may be missing. */
    private Map<String, ProviderSettings> providers(List<ChainPlan> plans) {
        Set<String> used = new HashSet<>();
        plans.forEach(plan -> used.addAll(plan.providers()));
        Map<String, Section> sections = root.named("providers");
        if (sections.isEmpty()) {
            root.problem("providers", "must name at least one provider");
        }
        Map<String, ProviderSettings> providers = new LinkedHashMap<>();
        sections.forEach((name, section) -> {
            if (used.contains(name)) {
                provider.read(section).ifPresent(it -> providers.put(name, it));
            } else {
                section.warning("", "is in no chain and left alone");
            }
        });
        QuotaGroupRules.check(providers.values(), root);
        return providers;
    }

    private List<ChainSettings> chains(
            List<ChainPlan> plans,
            Map<String, ProviderSettings> providers,
            Map<ChainId, ChainId> drainTo) {
        Set<String> alive = alive(plans);
        if (alive.isEmpty()) {
            root.problem("chains", "must name at least one chain with tiers");
        }
        plans.forEach(plan -> retired(plan, alive, drainTo));
        ChainReader reader = new ChainReader(root.named("providers").keySet(), providers);
        return plans.stream()
                .filter(plan -> alive.contains(plan.section().name()))
                .flatMap(plan -> reader.read(plan).stream())
                .toList();
    }

    /** Chains that take requests; one with {@code drain-to} only says where its backlog goes. */
    private static Set<String> alive(List<ChainPlan> plans) {
        Set<String> alive = new LinkedHashSet<>();
        for (ChainPlan plan : plans) {
            if (!plan.section().has("drain-to") || !plan.tiers().isEmpty()) {
                alive.add(plan.section().name());
            }
        }
        return alive;
    }

    private static void retired(ChainPlan plan, Set<String> alive, Map<ChainId, ChainId> drainTo) {
        Section section = plan.section();
        Optional<String> to = section.text("drain-to");
        if (to.isEmpty()) {
            return;
        }
        if (alive.contains(section.name())) {
            section.problem("drain-to", "must stand alone: a chain with tiers drains itself");
        } else if (!alive.contains(to.get())) {
            section.problem("drain-to", "names no chain with tiers, is " + to.get());
        } else {
            section.build("", () -> new ChainId(section.name()))
                    .ifPresent(from -> drainTo.put(from, new ChainId(to.get())));
        }
    }

    private List<Rule> rules(List<ChainPlan> plans, List<TeamSettings> teams) {
        Set<String> names = new LinkedHashSet<>();
        alive(plans).stream().filter(name -> name.matches("[a-z0-9-]{1,40}")).forEach(names::add);
        Set<String> teamNames = new HashSet<>();
        teams.forEach(team -> teamNames.add(team.team().value()));
        List<Rule> rules = new RuleReader(names, teamNames).read(root);
        Set<String> routed = new HashSet<>();
        rules.forEach(rule -> routed.add(rule.chain().value()));
        names.stream()
                .filter(name -> !routed.contains(name))
                .forEach(name -> root.warning("chains." + name, "is in no rule"));
        return rules;
    }

    /** A stop waits for the longest call there can be, and for the fallback that may follow it. */
    private static Duration finishTimeout(
            Map<String, ProviderSettings> providers, List<ChainSettings> chains) {
        Duration call =
                providers.values().stream()
                        .map(ProviderSettings::responseTimeout)
                        .max(Duration::compareTo)
                        .orElse(SHORTEST_RESPONSE);
        Duration fallback =
                chains.stream()
                        .flatMap(chain -> chain.chain().fallbackEndPoint().stream())
                        .map(Fallback.EndPoint::timeout)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
        return call.plus(fallback).plus(FINISH_MARGIN);
    }
}
