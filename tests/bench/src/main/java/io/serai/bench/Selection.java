package io.serai.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is to be measured: work for all contenders, and what only Serai does. */
record Selection(List<Scenario> scenarios, boolean drain, boolean failover, boolean micro) {
    private static final String DRAIN = "drain";
    private static final String FAILOVER = "failover";
    private static final String MICRO = "micro";

    Selection {
        scenarios = List.copyOf(scenarios);
    }

    /** No names: everything but growth. */
    static Selection of(List<String> names) {
        if (names.isEmpty()) {
            return new Selection(Scenarios.all(), true, true, true);
        }
        List<Scenario> known =
                Stream.concat(Scenarios.all().stream(), Scenarios.growth().stream()).toList();
        List<String> words = new ArrayList<>(known.stream().map(Scenario::name).toList());
        words.addAll(List.of(DRAIN, FAILOVER, MICRO));
        for (String name : names) {
            if (!words.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no '" + name + "'; there are " + String.join(", ", words));
            }
        }
        return new Selection(
                known.stream().filter(each -> names.contains(each.name())).toList(),
                names.contains(DRAIN),
                names.contains(FAILOVER),
                names.contains(MICRO));
    }
}
