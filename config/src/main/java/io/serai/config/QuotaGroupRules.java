package io.serai.config;

import io.serai.provider.AccountSettings;
import io.serai.provider.ProviderSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must hold of {@code quota-group}, by which providers and keys name one set of groups. */
final class QuotaGroupRules {
    private static final String KEY = "quota-group";

    private QuotaGroupRules() {}

    static void check(Collection<ProviderSettings> providers, Section root) {
        sameLimits(providers, root);
        warnOfSingles(providers, root);
    }

    /** They are the group's: whoever wrote two would believe in both. */
    private static void sameLimits(Collection<ProviderSettings> providers, Section root) {
        Map<String, ProviderSettings> first = new HashMap<>();
        for (ProviderSettings each : providers) {
            each.quotaGroup()
                    .map(group -> first.computeIfAbsent(group, _ -> each))
                    .filter(other -> !other.limits().equals(each.limits()))
                    .ifPresent(other ->
                            root.problem(
                                    "providers." + each.id() + ".limits",
                                    "must be those of "
                                            + other.id()
                                            + ", which is in the same quota-group"));
        }
    }

    /** It shares nothing with anybody: most likely a name is misspelt. */
    private static void warnOfSingles(Collection<ProviderSettings> providers, Section root) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        providers.forEach(provider -> addMembers(provider, members));
        members.forEach((group, keys) -> {
            if (keys.size() == 1) {
                root.warning(
                        keys.getFirst(), "has no other member, is " + group + "; is it misspelt?");
            }
        });
    }

    private static void addMembers(ProviderSettings provider, Map<String, List<String>> members) {
        String path = "providers." + provider.id() + ".";
        provider.quotaGroup().ifPresent(group -> add(group, path + KEY, members));
        List<AccountSettings> accounts = provider.accounts();
        for (int i = 0; i < accounts.size(); i++) {
            String key = path + "keys[" + i + "]." + KEY;
            accounts.get(i).quotaGroup().ifPresent(group -> add(group, key, members));
        }
    }

    private static void add(String group, String key, Map<String, List<String>> members) {
        members.computeIfAbsent(group, _ -> new ArrayList<>()).add(key);
    }
}
