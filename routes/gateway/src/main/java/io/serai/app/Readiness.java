package io.serai.app;

import java.util.List;

/** Whether this worker can take work, and what it is that says so. */
public record Readiness(List<Check> checks) {
    public Readiness {
        checks = List.copyOf(checks);
    }

    public boolean ready() {
        return checks.stream().allMatch(Check::up);
    }
}
