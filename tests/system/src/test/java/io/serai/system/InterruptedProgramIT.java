package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.standins.demo.DemoMain;
import io.serai.standins.process.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who stops a program with Serai in it waits for nothing that it had still to do. */
class InterruptedProgramIT {
    private static final int TERMINATED = 128 + 15;
    private static final Duration STARTING = Duration.ofMinutes(2);

    /** The demo goes on for 45 s at least. */
    private static final Duration ENDING = Duration.ofSeconds(30);

    @TempDir private Path folder;

    /** Camel's own shutdown hook had waited until the demo was played to its end. */
    @Test
    void aDemoThatIsStoppedEndsAndLeavesNothing() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        ChildJvm.Command command =
                ChildJvm.Command.of(DemoMain.class, "--requests", "100000")
                        .flags("-Djava.io.tmpdir=" + temporary);
        try (ChildJvm demo = ChildJvm.start(command, folder.resolve("demo.log"))) {
            await().atMost(STARTING).until(() -> demo.printed().contains("phase: normal"));
            assertThat(temporary).isNotEmptyDirectory();

            demo.terminate();

            assertThat(demo.awaitExit(ENDING)).isEqualTo(TERMINATED);
            assertThat(temporary).isEmptyDirectory();
        }
    }
}
