package io.serai.bench;

import io.serai.bench.contender.Task;
import io.serai.standins.process.ChildJvm;
import io.serai.standins.process.SeraiProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code serai run} with everything on and one provider. */
record SeraiRunner(SeraiProcess process) implements Runner {
    private static final String KEY = "BENCH_KEY";

    static SeraiRunner start(Testbed testbed, Task task, Scenario scenario) {
        Path config = testbed.folder().resolve("serai.yaml");
        try {
            Files.writeString(config, yaml(testbed, task, scenario));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SeraiRunner(
                new SeraiProcess(
                        config,
                        testbed.folder().resolve(task.requests() + ".log"),
                        List.of(HEAP),
                        Map.of(KEY, task.key()),
                        "--from-beginning"));
    }

    private static String yaml(Testbed testbed, Task task, Scenario scenario) {
        String team = Testbed.team(task.requests());
        return """
        kafka: {bootstrap-servers: "%s", durability: single-node}
        worker: {id: %s, group-id-prefix: %s, max-in-flight: %d, finish-timeout: 30s}
        management: {port: 0}
        topics: {request-partitions: %d, reply-partitions: 8, parked-partitions: 8}
        teams: {%s: {}}
        providers:
          only:
            protocol: openai
            base-url: "%s"
            model: gpt-6-sol
            key: "{{env:%s}}"
            connect-timeout: 30s
            response-timeout: 60s
            limits: {max-concurrent: %d}
        chains: {%s: {tiers: [only]}}
        rules: [{name: all, chain: %s}]
        """
                .formatted(
                        task.servers(),
                        team,
                        team,
                        task.inFlight(),
                        scenario.shape().partitions(),
                        team,
                        testbed.provider(),
                        KEY,
                        2 * task.inFlight(),
                        team,
                        team);
    }

    @Override
    public ChildJvm jvm() {
        return process.jvm();
    }

    @Override
    public int inFlight() {
        return process.takesRequests()
                ? process.readiness()
                        .path("checks")
                        .valueStream()
                        .mapToInt(check -> check.at("/measures/inFlight").asInt())
                        .sum()
                : 0;
    }

    @Override
    public void close() {
        process.close();
    }
}
