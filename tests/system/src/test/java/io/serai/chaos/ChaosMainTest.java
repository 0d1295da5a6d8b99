package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command line refuses, before anything is started. */
class ChaosMainTest {
    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = ChaosMain.commandLine();
        line.setErr(new PrintWriter(said, true)).setOut(new PrintWriter(said, true));
        return line.execute(arguments);
    }

    @Test
    void helpNamesEveryScenario() {
        assertThat(run("--help")).isZero();
        assertThat(said.toString()).contains(Scenarios.names());
    }

    @Test
    void wrongOptionsAreRefusedWithASentence(@TempDir Path folder) {
        assertThat(run("--minutes", "0")).isEqualTo(2);
        assertThat(run("--scenario", "no-such")).isEqualTo(2);
        assertThat(run("--report", folder.resolve("none/report.json").toString())).isEqualTo(2);
        assertThat(said.toString())
                .contains("--minutes must be at least 1")
                .contains("there is no 'no-such'; there are worker-kills")
                .containsPattern("--report: .*/none/report.json cannot be written");
    }
}
