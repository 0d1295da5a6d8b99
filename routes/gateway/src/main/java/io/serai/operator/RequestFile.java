package io.serai.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Requests from a file: one JSON text, or one on each line. */
public final class RequestFile {
    /** The name that stands for standard input. */
    static final String STANDARD_INPUT = "-";

    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RequestFile() {}

    public static List<RequestInput> read(String file, InputStream standardInput)
            throws IOException {
        boolean piped = file.equals(STANDARD_INPUT);
        byte[] content = piped ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(file));
        String name = piped ? "standard input" : file;
        List<RequestInput> lines = lines(name, content);
        if (lines.isEmpty()) {
            throw OperatorException.usage("There is no request in " + name + ".");
        }
        boolean told = file.endsWith(".jsonl") || file.endsWith(".ndjson");
        boolean oneByLine = told || (lines.size() > 1 && isJson(lines.getFirst().value()));
        return oneByLine ? lines : List.of(new RequestInput(name, content));
    }

    private static List<RequestInput> lines(String name, byte[] content) {
        List<RequestInput> inputs = new ArrayList<>();
        int number = 1;
        for (int from = 0; from < content.length; number++) {
            int to = lineEnd(content, from);
            byte[] line = Arrays.copyOfRange(content, from, to);
            if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
                inputs.add(new RequestInput(name + ", line " + number, line));
            }
            from = to + 1;
        }
        return inputs;
    }

    private static int lineEnd(byte[] content, int from) {
        int to = from;
        while (to < content.length && content[to] != '\n') {
            to++;
        }
        return to;
    }

    /** The first line of a request that is written on many lines is none by itself. */
    private static boolean isJson(byte[] line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (JsonProcessingException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
