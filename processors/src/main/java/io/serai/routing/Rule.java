package io.serai.routing;

import io.serai.model.Capability;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.Kind;
import io.serai.model.Priority;
import io.serai.model.Team;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One line of the routing table: every condition that is given must hold (an empty set or list asks
 * nothing). {@code models} are globs with {@code *} and {@code ?}; {@code needs} must all be needed
 * by the request.
 */
public record Rule(
        String name,
        ChainId chain,
        Set<Kind> kinds,
        List<String> models,
        Set<Team> teams,
        Set<String> apps,
        Set<Classification> classifications,
        Set<Priority> priorities,
        Map<String, String> labels,
        Set<Capability> needs,
        OptionalInt minTokens,
        OptionalInt maxTokens) {
    public Rule {
        kinds = Set.copyOf(kinds);
        models = List.copyOf(models);
        teams = Set.copyOf(teams);
        apps = Set.copyOf(apps);
        classifications = Set.copyOf(classifications);
        priorities = Set.copyOf(priorities);
        labels = Map.copyOf(labels);
        needs = Set.copyOf(needs);
    }
}
