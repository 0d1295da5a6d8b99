package io.serai.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code --report FILE} of a command that takes minutes or money: the file is looked at before, and
 * written after.
 */
public final class ReportOption {
    private static final ObjectWriter JSON =
            new ObjectMapper().writer().with(SerializationFeature.INDENT_OUTPUT);

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was found as JSON.")
    private Optional<Path> file = Optional.empty();

    /** Set by picocli. */
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** Refuses the option where nothing could be written at the end. */
    public void requireWritable() {
        file.flatMap(ReportOption::obstacle)
                .ifPresent(why -> {
                    throw new ParameterException(command.commandLine(), "--report: " + why);
                });
    }

    /** Found by trying; what was there stays as it is. */
    private static Optional<String> obstacle(Path path) {
        if (path.toString().isEmpty()) {
            return Optional.of("a file name is missing");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return Optional.of(path + " is not a file");
        }
        boolean isThere = Files.exists(path);
        try {
            Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
            if (!isThere) {
                Files.delete(path.toRealPath());
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unwritable(path, e));
        }
    }

    private static String unwritable(Path path, IOException e) {
        String why =
                switch (e) {
                    case NoSuchFileException _ -> "no such file or folder";
                    case AccessDeniedException _ -> "permission denied";
                    case FileSystemException it when it.getReason() != null -> it.getReason();
                    default -> Reason.of(e);
                };
        return path + " cannot be written: " + why;
    }

    /** As indented JSON, where it was asked for; instead of what was there. */
    public void write(Object report) {
        file.ifPresent(path -> write(report, path));
    }

    /** What was found so far; where it cannot be written that is told, and the run goes on. */
    public void writeSoFar(Object report, Consumer<String> trouble) {
        try {
            write(report);
        } catch (OperatorException e) {
            trouble.accept(String.valueOf(e.getMessage()));
        }
    }

    private static void write(Object report, Path path) {
        try {
            Files.write(path, JSON.writeValueAsBytes(report));
        } catch (IOException e) {
            throw OperatorException.failed("The report " + unwritable(path, e));
        }
    }
}
