package io.serai.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code chains.<name>} with its tiers as names and weights, before providers are known. */
record ChainPlan(Section section, List<Map<String, Integer>> tiers) {
    /** Reads the tiers: each is a name, or a map of names and weights. */
    static ChainPlan of(Section section) {
        section.map("tiers[]");
        List<Map<String, Integer>> tiers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        JsonNode list = section.list("tiers");
        for (int i = 0; i < list.size(); i++) {
            String key = "tiers[" + i + "]";
            Map<String, Integer> tier = tier(section, key, list.get(i));
            check(section, key, tier);
            tier.keySet().stream()
                    .filter(name -> !seen.add(name))
                    .forEach(
                            name -> section.problem(key + "." + name, "stands in the chain twice"));
            tiers.add(tier);
        }
        return new ChainPlan(section, tiers);
    }

    Set<String> providers() {
        Set<String> names = new HashSet<>();
        tiers.forEach(tier -> names.addAll(tier.keySet()));
        return names;
    }

    private static Map<String, Integer> tier(Section section, String key, JsonNode node) {
        Map<String, Integer> tier = new LinkedHashMap<>();
        if (node.isTextual()) {
            tier.put(node.textValue(), 1);
        }
        node.properties()
                .forEach(entry ->
                        tier.put(
                                entry.getKey(),
                                weight(section, key + "." + entry.getKey(), entry.getValue())));
        return tier;
    }

    private static int weight(Section section, String key, JsonNode weight) {
        if (!weight.isInt() || weight.intValue() < 0) {
            section.problem(key, "must be a weight, a whole number of at least 0, is " + weight);
            return 1;
        }
        return weight.intValue();
    }

    private static void check(Section section, String key, Map<String, Integer> tier) {
        if (tier.isEmpty()) {
            section.problem(key, "must name a provider, or providers with weights");
        } else if (tier.values().stream().allMatch(weight -> weight == 0)) {
            section.problem(key, "must have weights that sum to more than 0");
        }
    }
}
