package io.serai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.operator.ReportOption;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A report as those who read the file of {@code --report} see it. */
public final class WrittenReport {
    private WrittenReport() {}

    @Command
    private static final class Writer {
        @Mixin private final ReportOption option = new ReportOption();
    }

    public static JsonNode of(Object report, Path folder) throws IOException {
        Path file = folder.resolve("report.json");
        Writer writer = new Writer();
        new CommandLine(writer).parseArgs("--report", file.toString());
        writer.option.write(report);
        return new ObjectMapper().readTree(file.toFile());
    }
}
