package io.serai.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The calls that one worker process began. */
final class Journal {
    private final Path file;

    /** One call. */
    record Call(String key, boolean possiblyRepeated) {}

    Journal() {
        try {
            this.file = Files.createTempFile("kafka-parallel", ".journal");
            file.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    List<Call> calls() {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split(" ", -1))
                    .filter(parts -> parts.length == 2)
                    .map(parts -> new Call(parts[0], Boolean.parseBoolean(parts[1])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> keys() {
        return calls().stream().map(Call::key).toList();
    }
}
