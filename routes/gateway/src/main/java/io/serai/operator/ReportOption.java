package io.serai.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code --report FILE} of a command that takes minutes or money: the file is looked at before, and
 * written after.
 */
public final class ReportOption {
    @Option(names = "--report", paramLabel = "FILE", description = "Write what was found as JSON.")
    private Optional<Path> file = Optional.empty();

    /** Set by picocli. */
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** Refuses the option where nothing could be written at the end. */
    public void requireWritable() {
        file.map(Path::toAbsolutePath)
                .filter(path -> !isWritable(path))
                .ifPresent(path -> {
                    throw new ParameterException(
                            command.commandLine(), "--report: " + path + " cannot be written");
                });
    }

    private static boolean isWritable(Path path) {
        return Files.exists(path)
                ? Files.isRegularFile(path) && Files.isWritable(path)
                : Files.isWritable(path.getParent());
    }

    /** As indented JSON, where it was asked for. */
    public void write(Object report) throws IOException {
        if (file.isPresent()) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(file.get().toFile(), report);
        }
    }
}
