package io.serai.standins.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.standins.StandInMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link StandInMain} in a process of its own, and the conversation with it. */
public final class StandInProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChildJvm jvm;
    private final BufferedReader out;
    private final PrintWriter in;
    private final Map<String, String> urls = new LinkedHashMap<>();

    /** Names as {@link StandInMain} takes them; returns when all listen. */
    public StandInProcess(Path log, List<String> flags, String... names) {
        jvm = ChildJvm.converse(ChildJvm.Command.of(StandInMain.class, names).flags(flags), log);
        out = jvm.process().inputReader(StandardCharsets.UTF_8);
        in = new PrintWriter(jvm.process().outputWriter(StandardCharsets.UTF_8), true);
        for (int i = 0; i < names.length; i++) {
            String[] words = line().split(" ", 2);
            urls.put(words[0], words[1]);
        }
    }

    /** Scheme, host and port, without a path. */
    public String baseUrl(String name) {
        return Optional.ofNullable(urls.get(name)).orElseThrow();
    }

    /** One command of {@link StandInMain}'s console; throws where it is refused. */
    public synchronized String tell(String command) {
        in.println(command);
        String answer = line();
        if (answer.startsWith("error:")) {
            throw new IllegalArgumentException("'" + command + "': " + answer);
        }
        return answer;
    }

    /** What each stand-in has counted: calls, answers, probes, callsByMarker. */
    public JsonNode counts() {
        try {
            return JSON.readTree(tell("calls"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() {
        try {
            return Optional.ofNullable(out.readLine())
                    .orElseThrow(() ->
                            new IllegalStateException("the stand-ins ended, see " + jvm.log()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ChildJvm jvm() {
        return jvm;
    }

    @Override
    public void close() {
        jvm.close();
    }
}
