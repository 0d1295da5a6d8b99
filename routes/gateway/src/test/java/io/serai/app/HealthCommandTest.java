package io.serai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class HealthCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private List<Check> checks = List.of(new Check("kafka", true, "connected"));
    private final ManagementServer server =
            new ManagementServer("127.0.0.1", 0, () -> new Readiness(checks));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void endsWithZeroWhenTheWorkerIsReady() {
        server.start();

        assertThat(health(server.port())).isZero();
        assertThat(out).hasToString("ready" + System.lineSeparator());
    }

    @Test
    void endsWithOneAndSaysWhatIsDown() {
        server.start();
        checks =
                List.of(
                        new Check("kafka", true, "connected"),
                        new Check("topics", false, "ai.replies is missing"),
                        new Check("commits", false, "none for 40 s"));

        assertThat(health(server.port())).isOne();
        assertThat(err.toString().strip())
                .isEqualTo("not ready: topics: ai.replies is missing; commits: none for 40 s");
    }

    @Test
    void endsWithOneWhenNobodyAnswers() {
        server.start();
        int port = server.port();
        server.close();

        assertThat(health(port)).isOne();
        assertThat(err.toString().strip()).isEqualTo("no worker answers on port " + port);
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThat(run("--port", "many")).isEqualTo(2);
    }

    private int health(int port) {
        return run("--port", String.valueOf(port));
    }

    private int run(String... arguments) {
        return new CommandLine(new HealthCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
