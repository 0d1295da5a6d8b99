package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** A run of hours must not find out at its end that its report has nowhere to go. */
class ReportOptionTest {
    @TempDir private Path folder;

    @Command
    private static final class Program {
        @Mixin private final ReportOption report = new ReportOption();
    }

    private static ReportOption report(String file) {
        Program program = new Program();
        new CommandLine(program).parseArgs("--report", file);
        return program.report;
    }

    private void refused(String file, String sentence) {
        assertThatThrownBy(report(file)::requireWritable)
                .isInstanceOf(ParameterException.class)
                .hasMessage("--report: " + sentence);
    }

    @Test
    void whereNothingCouldBeWrittenIsRefused() throws IOException {
        Path nowhere = folder.resolve("none/report.json");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), nowhere);

        refused("", "a file name is missing");
        refused(folder.toString(), folder + " is not a file");
        refused(nowhere.toString(), nowhere + " cannot be written: no such file or folder");
        refused(link.toString(), link + " cannot be written: no such file or folder");
    }

    @Test
    void tryingChangesNothing() throws IOException {
        Path old = Files.writeString(folder.resolve("old.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("target"));

        report(old.toString()).requireWritable();
        report(folder.resolve("new.json").toString()).requireWritable();
        report(link.toString()).requireWritable();

        assertThat(old).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**/{new.json,target}");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void theReportTakesThePlaceOfAnother() throws IOException {
        Path old = Files.writeString(folder.resolve("old.json"), "a longer text than the report");

        report(old.toString()).write(Map.of("lost", 0));

        assertThat(old).hasContent("{\n  \"lost\" : 0\n}");
    }

    @Test
    void whatCannotBeWrittenInTheEndIsNotCalledUnreadable() {
        Path nowhere = folder.resolve("none/report.json");

        assertThatThrownBy(() -> report(nowhere.toString()).write(Map.of()))
                .isInstanceOf(OperatorException.class)
                .hasMessage("The report " + nowhere + " cannot be written: no such file or folder");
    }

    @Test
    void aRunGoesOnWithoutAReportSoFar() {
        List<String> said = new ArrayList<>();

        report(folder.resolve("none/report.json").toString()).writeSoFar(Map.of(), said::add);

        assertThat(said).singleElement().asString().contains("cannot be written");
    }
}
