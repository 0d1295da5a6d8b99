package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.app.Instance;
import io.serai.app.Protocols;
import io.serai.app.Start;
import io.serai.config.ConfigLoader;
import io.serai.standins.process.ChildJvm;
import io.serai.standins.process.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with Serai in it, such as the demo, ends when it is told to, whatever it had to do. */
class InterruptedProgramIT {
    private static final int TERMINATED = 128 + 15;
    private static final Duration STARTING = Duration.ofMinutes(2);

    /** Less than Camel's hook waits: for running calls, and a while more. */
    private static final Duration ENDING = Duration.ofSeconds(60);

    @TempDir private Path folder;

    /** Starts a worker and never closes it. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            TemporaryFolder own = TemporaryFolder.ofProgram("serai-program");
            Files.writeString(own.path().resolve("data"), "");
            Protocols protocols = new Protocols(InstantSource.system(), new Random());
            Instance instance =
                    new Instance(
                            new ConfigLoader(protocols, _ -> Optional.empty())
                                    .load(Path.of(arguments[0])),
                            Start.WHERE_IT_STOPPED);
            instance.start();
            System.out.println("started");
            new CompletableFuture<Void>().join();
        }
    }

    /** Camel's own shutdown hook had waited for whoever closes the worker. */
    @Test
    void itLeavesNothingAndWaitsForNothing() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path config = Files.writeString(folder.resolve("serai.yaml"), yaml());
        ChildJvm.Command command =
                ChildJvm.Command.of(Program.class, config.toString())
                        .flags("-Djava.io.tmpdir=" + temporary);
        try (ChildJvm program = ChildJvm.start(command, folder.resolve("program.log"))) {
            await().atMost(STARTING).until(() -> program.printed().contains("started"));
            assertThat(temporary).isNotEmptyDirectory();

            program.terminate();

            assertThat(program.awaitExit(ENDING)).isEqualTo(TERMINATED);
            assertThat(temporary).isEmptyDirectory();
        }
    }

    private static String yaml() {
        return """
        kafka: {bootstrap-servers: "%s", durability: single-node}
        worker: {id: interrupted, group-id-prefix: interrupted, finish-timeout: 5m}
        management: {port: 0}
        teams: {interrupted: {}}
        providers: {only: {protocol: openai, base-url: "http://127.0.0.1:9", model: gpt-6-sol}}
        chains: {interrupted: {tiers: [only]}}
        rules: [{name: all, chain: interrupted}]
        """
                .formatted(Broker.servers());
    }
}
