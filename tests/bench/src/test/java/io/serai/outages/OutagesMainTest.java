package io.serai.outages;

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
class OutagesMainTest {
    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = OutagesMain.commandLine();
        line.setErr(new PrintWriter(said, true)).setOut(new PrintWriter(said, true));
        return line.execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --hour-seconds      | 0    | --hour-seconds must be between 1 and 60, is 0
                    --hour-seconds      | 61   | --hour-seconds must be between 1 and 60, is 61
                    --requests-per-hour | 0    | --requests-per-hour must be between 1 and 1000, is 0
                    --requests-per-hour | 1001 | --requests-per-hour must be between 1 and 1000, is 1001
                    --seed              | one  | Invalid value for option '--seed': 'one' is not a long
                    """,
            quoteCharacter = '"')
    void aWrongOptionIsRefusedWithOneSentence(String option, String value, String sentence) {
        assertThat(run(option, value)).isEqualTo(2);

        assertThat(said.toString().lines())
                .containsExactly(sentence, "serai outages --help says more.");
    }

    @Test
    void aReportThatCannotBeWrittenIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("none/report.json");

        assertThat(run("--report", file.toString())).isEqualTo(2);

        assertThat(said.toString().lines())
                .first()
                .isEqualTo("--report: " + file + " cannot be written: no such file or folder");
    }
}
