package io.serai.bench;

import java.util.List;

/** What {@code --report} writes. */
record BenchReport(
        String java,
        int processors,
        List<Result> scenarios,
        List<Drain.Drained> drain,
        List<Failover.Added> failover,
        List<Micro.Timed> micro,
        List<Unmeasured> unmeasured,
        List<Goal> goals) {
    static BenchReport of(
            List<Result> scenarios,
            List<Drain.Drained> drain,
            List<Failover.Added> failover,
            List<Micro.Timed> micro,
            List<Unmeasured> unmeasured) {
        return new BenchReport(
                Runtime.version().toString(),
                Runtime.getRuntime().availableProcessors(),
                scenarios,
                drain,
                failover,
                micro,
                unmeasured,
                Goal.of(scenarios, drain, failover));
    }
}
