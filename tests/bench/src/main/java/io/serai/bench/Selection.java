package io.serai.bench;

import java.util.List;
import java.util.stream.Stream;

/** What is to be measured: work for all contenders, and what only Serai does. */
record Selection(List<Scenario> scenarios, boolean drain, boolean failover, boolean micro) {
    static final String DRAIN = "drain";
    static final String FAILOVER = "failover";
    static final String MICRO = "micro";

    Selection {
        scenarios = List.copyOf(scenarios);
    }

    /** All that can be named. */
    static List<String> words() {
        return Stream.concat(known().map(Scenario::name), Stream.of(DRAIN, FAILOVER, MICRO))
                .toList();
    }

    private static Stream<Scenario> known() {
        return Stream.concat(Scenarios.all().stream(), Scenarios.growth().stream());
    }

    /** No names: everything but growth. */
    static Selection of(List<String> names) {
        if (names.isEmpty()) {
            return new Selection(Scenarios.all(), true, true, true);
        }
        for (String name : names) {
            if (!words().contains(name)) {
                throw new IllegalArgumentException(
                        "there is no '" + name + "'; there are " + String.join(", ", words()));
            }
        }
        return new Selection(
                known().filter(each -> names.contains(each.name())).toList(),
                names.contains(DRAIN),
                names.contains(FAILOVER),
                names.contains(MICRO));
    }
}
