package io.serai.config;

import io.serai.model.Capability;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.Kind;
import io.serai.model.Priority;
import io.serai.model.Team;
import io.serai.routing.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the routing table. */
final class RuleReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    private final Set<String> chains;
    private final Set<String> teams;

    RuleReader(Set<String> chains, Set<String> teams) {
        this.chains = chains;
        this.teams = teams;
    }

    /** The rules in order; without any, a single chain takes everything. */
    List<Rule> read(Section root) {
        List<Section> sections = root.sections("rules");
        List<Rule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            String name = name(section, names);
            Optional<Rule> rule = rule(section, name);
            boolean last = i == sections.size() - 1;
            rule.ifPresent(it -> checkPlace(section, it, last));
            rule.ifPresent(rules::add);
        }
        return sections.isEmpty() ? withoutRules(root) : rules;
    }

    private List<Rule> withoutRules(Section root) {
        if (chains.size() == 1) {
            return List.of(everything("default", new ChainId(chains.iterator().next())));
        }
        if (chains.size() > 1) {
            root.problem("rules", "is required where there are several chains");
        }
        return List.of();
    }

    static Rule everything(String name, ChainId chain) {
        return new Rule(
                name,
                chain,
                Set.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static String name(Section section, Set<String> names) {
        String name = section.required("name");
        if (section.has("name") && !NAME.matcher(name).matches()) {
            section.problem("name", "must match " + NAME + ", is " + name);
        }
        if (!names.add(name) && section.has("name")) {
            section.problem("name", "must be the only rule of this name, is " + name);
        }
        return name;
    }

    private Optional<Rule> rule(Section section, String name) {
        Optional<ChainId> chain = chain(section);
        Rule rule = rule(section, name, chain.orElseGet(() -> new ChainId("unknown")));
        if (rule.minTokens().orElse(0) > rule.maxTokens().orElse(Integer.MAX_VALUE)) {
            section.problem(
                    "max-tokens", "must be at least min-tokens, is " + rule.maxTokens().getAsInt());
        }
        return chain.map(_ -> rule);
    }

    private Rule rule(Section section, String name, ChainId chain) {
        return new Rule(
                name,
                chain,
                Set.copyOf(section.words("kinds", Kind.class)),
                section.texts("models"),
                teams(section),
                Set.copyOf(section.texts("apps")),
                Set.copyOf(section.words("classifications", Classification.class)),
                Set.copyOf(section.words("priorities", Priority.class)),
                section.map("labels"),
                Set.copyOf(section.words("needs", Capability.class)),
                section.value("min-tokens").positive(),
                section.value("max-tokens").positive());
    }

    private Optional<ChainId> chain(Section section) {
        String chain = section.required("chain");
        if (section.has("chain") && !chains.contains(chain)) {
            section.problem("chain", "names no chain, is " + chain);
        }
        return Optional.of(chain).filter(chains::contains).map(ChainId::new);
    }

    private Set<Team> teams(Section section) {
        Set<Team> known = new HashSet<>();
        for (String team : section.texts("teams")) {
            if (teams.contains(team)) {
                known.add(new Team(team));
            } else {
                section.problem("teams", "names no team, is " + team);
            }
        }
        return known;
    }

    /** The last rule takes what no other took, and only the last. */
    private static void checkPlace(Section section, Rule rule, boolean last) {
        boolean hasNone = rule.equals(everything(rule.name(), rule.chain()));
        if (last && !hasNone) {
            section.problem("", "is the last rule and must have no conditions");
        }
        if (!last && hasNone) {
            section.problem("", "has no conditions, so the rules after it are never reached");
        }
    }
}
