package io.serai.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks the worker on this machine whether it is ready; the image's health check. */
@Command(
        name = "health",
        description = "Say whether the worker on this machine is ready (exit code 0) or not (1).",
        mixinStandardHelpOptions = true)
public final class HealthCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:SERAI_MANAGEMENT_PORT:-8089}",
            description = "The worker's management port (default: ${DEFAULT-VALUE}).")
    private int port;

    /** Set by picocli. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 1 || port > LAST_PORT) {
            throw new ParameterException(
                    command.commandLine(), "--port must be 1 to " + LAST_PORT + ", is " + port);
        }
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return report(http.send(readiness(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return unready("no worker answers on port " + port);
        }
    }

    private HttpRequest readiness() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(PATIENCE)
                .build();
    }

    private int report(HttpResponse<String> answer) throws IOException {
        return switch (answer.statusCode()) {
            case 200 -> ready();
            case 503 -> unready("not ready: " + whatIsDown(answer.body()));
            default -> unready("port " + port + " answers " + answer.statusCode());
        };
    }

    private static String whatIsDown(String body) throws IOException {
        return new ObjectMapper()
                .readTree(body)
                .path("checks")
                .valueStream()
                .filter(check -> !check.path("up").asBoolean())
                .map(HealthCommand::sentence)
                .collect(Collectors.joining("; "));
    }

    private static String sentence(JsonNode check) {
        return check.path("name").asText() + ": " + check.path("detail").asText();
    }

    private int ready() {
        command.commandLine().getOut().println("ready");
        return 0;
    }

    private int unready(String sentence) {
        command.commandLine().getErr().println(sentence);
        return 1;
    }
}
