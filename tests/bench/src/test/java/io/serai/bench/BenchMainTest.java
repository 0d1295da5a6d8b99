package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command line refuses, before anything is started. */
class BenchMainTest {
    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = BenchMain.commandLine();
        line.setErr(new PrintWriter(said, true)).setOut(new PrintWriter(said, true));
        return line.execute(arguments);
    }

    @Test
    void helpNamesEverySystemAndScenario() {
        assertThat(run("--help")).isZero();
        for (Contender contender : Contender.values()) {
            assertThat(said.toString()).contains(contender.word());
        }
        assertThat(said.toString().replaceAll("\\s+", " "))
                .contains(String.join(", ", Selection.words()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --rounds   | 0      | --rounds must be at least 1, is 0
                    --rounds   | some   | Invalid value for option '--rounds': 'some' is not an int
                    --scenario | minute | --scenario: there is no 'minute'; there are instant, second,
                    --scenario | ,      | Invalid value for option '--scenario': a name is missing in ',' (wanted: NAME[,NAME...])
                    --system   | bare,  | Invalid value for option '--system': a name is missing in 'bare,' (wanted: NAME[,NAME...])
                    --system   | nobody | --system: there is no 'nobody'; there are bare, serai, camel, parallel-consumer
                    """,
            quoteCharacter = '"')
    void aWrongOptionIsRefusedWithOneSentence(String option, String value, String sentence) {
        assertThat(run(option, value)).isEqualTo(2);

        assertThat(said.toString().lines()).hasSize(2).first().asString().startsWith(sentence);
        assertThat(said.toString()).endsWith("serai bench --help says more.\n");
    }

    @Test
    void aReportThatCannotBeWrittenIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("none/report.json");

        assertThat(run("--report", file.toString())).isEqualTo(2);

        assertThat(said.toString().lines())
                .hasSize(2)
                .first()
                .isEqualTo("--report: " + file + " cannot be written: no such file or folder");
    }
}
