package io.serai.standins.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The file of {@code --report}: looked at before a long run, written after it. */
public final class ReportFile {
    private ReportFile() {}

    /** Refuses the option where nothing could be written at the end. */
    public static void requireWritable(Optional<Path> file, CommandLine command) {
        file.map(Path::toAbsolutePath)
                .map(Path::getParent)
                .filter(parent -> !Files.isWritable(parent))
                .ifPresent(parent -> {
                    throw new ParameterException(
                            command, "--report: no file can be written in " + parent);
                });
    }

    /** As indented JSON. */
    public static void write(Object report, Path file) throws IOException {
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), report);
    }
}
