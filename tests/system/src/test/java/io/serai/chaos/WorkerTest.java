package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends by itself is told from one that was ended. */
class WorkerTest {
    /** Ends at once. */
    static final class Fleeting {
        private Fleeting() {}

        public static void main(String[] arguments) {
            System.out.println("ends");
        }
    }

    /** Stays until it is ended. */
    static final class Lasting {
        private Lasting() {}

        public static void main(String[] arguments) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    private static Worker worker(Path folder, Class<?> program) {
        Worker worker = new Worker("w", folder, new Team("t"), "127.0.0.1:9", Staging.usual());
        worker.program(program);
        worker.start();
        return worker;
    }

    @Test
    void anEndOfItsOwnIsToldAlsoWhenItIsKilledOrStartedAfterwards(@TempDir Path folder) {
        try (Worker worker = worker(folder, Fleeting.class)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> !worker.isAlive());
            worker.kill();
            worker.start();
            await().atMost(Duration.ofMinutes(2)).until(() -> !worker.isAlive());
            worker.start();

            assertThat(worker.ended())
                    .extracting(log -> folder.relativize(Path.of(log)).toString())
                    .containsExactly("w-1.log", "w-2.log");
        }
    }

    @Test
    void oneThatIsKilledOrStoppedDidNotEndByItself(@TempDir Path folder) {
        try (Worker worker = worker(folder, Lasting.class)) {
            worker.kill();
            worker.start();
            worker.terminate();
            worker.stop();

            assertThat(worker.ended()).isEmpty();
        }
    }
}
