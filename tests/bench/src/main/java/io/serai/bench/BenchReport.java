package io.serai.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code --report} writes. */
record BenchReport(String java, int processors, List<Result> scenarios) {
    static BenchReport of(List<Result> results) {
        return new BenchReport(
                Runtime.version().toString(), Runtime.getRuntime().availableProcessors(), results);
    }

    void write(Path file) throws IOException {
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), this);
    }
}
