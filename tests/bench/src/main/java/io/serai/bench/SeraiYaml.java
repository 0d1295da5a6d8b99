package io.serai.bench;

import io.serai.bench.contender.Task;

/** The configurations of the benchmark, as an operator would write them. */
final class SeraiYaml {
    /** The environment variable that holds the providers' key. */
    static final String KEY = "BENCH_KEY";

    private SeraiYaml() {}

    static String oneProvider(Testbed testbed, Task task, Scenario scenario) {
        return common(task, scenario.shape().partitions())
                + openAi("first", testbed.provider(), task)
                + "chains: {%s: {tiers: [first]}}%n".formatted(Testbed.team(task.requests()));
    }

    /** The second is asked when the first fails or has not answered after two seconds. */
    static String twoProviders(Testbed testbed, Task task) {
        return common(task, Scenario.Shape.USUAL.partitions())
                + provider(
                        "first",
                        "anthropic, model: claude-sonnet-5",
                        testbed.claude(),
                        task,
                        "response-timeout: 2s")
                + openAi("second", testbed.secondProvider(), task)
                + "chains: {%s: {tiers: [first, second]}}%n"
                        .formatted(Testbed.team(task.requests()));
    }

    private static String common(Task task, int partitions) {
        String team = Testbed.team(task.requests());
        return """
        kafka: {bootstrap-servers: "%s", durability: single-node}
        worker: {id: %s, group-id-prefix: %s, max-in-flight: %d, finish-timeout: 30s}
        management: {port: 0}
        topics: {request-partitions: %d, reply-partitions: 8, parked-partitions: 16}
        teams: {%s: {}}
        rules: [{name: all, chain: %s}]
        providers:
        """
                .formatted(task.servers(), team, team, task.inFlight(), partitions, team, team);
    }

    private static String openAi(String name, String url, Task task) {
        return provider(name, "openai, model: gpt-6-sol", url, task, "response-timeout: 60s");
    }

    private static String provider(
            String name, String protocol, String url, Task task, String patience) {
        return "  %s: {protocol: %s, base-url: \"%s\", key: \"{{env:%s}}\", "
                        .formatted(name, protocol, url, KEY)
                + "connect-timeout: 30s, %s, limits: {max-concurrent: %d}}%n"
                        .formatted(patience, 2 * task.inFlight());
    }
}
