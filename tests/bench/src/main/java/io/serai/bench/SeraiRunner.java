package io.serai.bench;

import io.serai.bench.contender.Task;
import io.serai.standins.process.ChildJvm;
import io.serai.standins.process.SeraiProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code serai run} with everything on and one provider. */
record SeraiRunner(SeraiProcess process) implements Runner {
    static SeraiRunner start(Testbed testbed, Task task, String yaml) {
        Path config = testbed.folder().resolve(task.requests() + ".yaml");
        try {
            Files.writeString(config, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SeraiRunner(
                new SeraiProcess(
                        config,
                        testbed.folder().resolve(task.requests() + ".log"),
                        List.of(HEAP),
                        Map.of(SeraiYaml.KEY, task.key()),
                        "--from-beginning"));
    }

    void awaitStart() {
        var _ = process.awaitStart();
    }

    /** See {@link Openings#of}. */
    Instant opened(String provider, Instant since) {
        return new Openings(jvm().printed()).of(provider, since);
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
