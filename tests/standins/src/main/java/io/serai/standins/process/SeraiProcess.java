package io.serai.standins.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.app.SeraiMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code serai run} in a process of its own. */
public final class SeraiProcess implements AutoCloseable {
    private static final String TAKES_REQUESTS = "Serai takes requests";
    private static final Pattern MANAGEMENT = Pattern.compile("management=([^\\s,}]+)");
    private static final Duration ANSWERING = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Printing printing;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * Returns at once; its log is a new file, so that a restart is not taken for its predecessor.
     */
    public SeraiProcess(
            Path config,
            Path log,
            List<String> flags,
            Map<String, String> environment,
            String... options) {
        this(SeraiMain.class, config, log, flags, environment, options);
    }

    /** A program that takes the same arguments. */
    public SeraiProcess(
            Class<?> main,
            Path config,
            Path log,
            List<String> flags,
            Map<String, String> environment,
            String... options) {
        printing =
                new Printing(
                        ChildJvm.start(
                                ChildJvm.Command.of(main, arguments(config, options))
                                        .flags(flags(flags))
                                        .environment(environment),
                                log));
    }

    /** As the launcher starts it. */
    private static List<String> flags(List<String> own) {
        var all =
                new ArrayList<>(
                        List.of(
                                "-Dcamel.threads.virtual.enabled=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:+ExitOnOutOfMemoryError"));
        all.addAll(own);
        return all;
    }

    private static List<String> arguments(Path config, String... options) {
        var all = new ArrayList<>(List.of("run", "--config", config.toString()));
        all.addAll(List.of(options));
        return all;
    }

    /** Returns when it takes requests; throws when it ended instead. */
    public SeraiProcess awaitStart() {
        printing.await(TAKES_REQUESTS);
        return this;
    }

    public boolean takesRequests() {
        return jvm().printed().contains(TAKES_REQUESTS);
    }

    /** The page {@code /health/ready}. */
    public JsonNode readiness() {
        Matcher at = MANAGEMENT.matcher(printing.await(TAKES_REQUESTS));
        if (!at.find()) {
            throw new IllegalStateException("no management port in " + jvm().log());
        }
        try {
            URI page = URI.create("http://" + at.group(1) + "/health/ready");
            return JSON.readTree(
                    http.send(
                                    HttpRequest.newBuilder(page).timeout(ANSWERING).build(),
                                    HttpResponse.BodyHandlers.ofByteArray())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public ChildJvm jvm() {
        return printing.jvm();
    }

    @Override
    public void close() {
        jvm().close();
        http.close();
    }
}
