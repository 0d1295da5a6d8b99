package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A plain HTTP client that knows what each protocol's smallest request looks like. */
enum Wire {
    ANTHROPIC("/v1/messages", "/v1/models?limit=1", "x-api-key", "") {
        @Override
        StandIn standIn() {
            return StandIn.anthropic("claude");
        }

        @Override
        String prompt(String text) {
            return """
            {"model":"claude-sonnet-5-5","max_tokens":500,"messages":[{"role":"user","content":"%s"}]}\
            """
                    .formatted(text);
        }
    },
    OPENAI("/v1/chat/completions", "/v1/models", "authorization", "Bearer ") {
        @Override
        StandIn standIn() {
            return StandIn.openai("gpt");
        }

        @Override
        String prompt(String text) {
            return """
            {"model":"gpt-6.1-sol","messages":[{"role":"user","content":"%s"}]}\
            """
                    .formatted(text);
        }
    },
    GEMINI(
            "/v1beta/models/gemini-3.8-flash:generateContent",
            "/v1beta/models?pageSize=1",
            "x-goog-api-key",
            "") {
        @Override
        StandIn standIn() {
            return StandIn.gemini("gemini");
        }

        @Override
        String prompt(String text) {
            return """
            {"contents":[{"role":"user","parts":[{"text":"%s"}]}]}\
            """
                    .formatted(text);
        }
    };

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String promptPath;
    private final String probePath;
    private final String keyHeader;
    private final String keyPrefix;

    Wire(String promptPath, String probePath, String keyHeader, String keyPrefix) {
        this.promptPath = promptPath;
        this.probePath = probePath;
        this.keyHeader = keyHeader;
        this.keyPrefix = keyPrefix;
    }

    abstract StandIn standIn();

    abstract String prompt(String text);

    HttpResponse<String> ask(StandIn standIn, String text)
            throws IOException, InterruptedException {
        return post(standIn, prompt(text));
    }

    HttpResponse<String> post(StandIn standIn, String body)
            throws IOException, InterruptedException {
        return post(standIn, body, Map.of());
    }

    HttpResponse<String> post(StandIn standIn, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(prompting(standIn, body, headers).timeout(PATIENCE).build());
    }

    HttpRequest.Builder prompting(StandIn standIn, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(standIn.baseUrl() + promptPath))
                        .setHeader("content-type", "application/json")
                        .setHeader("anthropic-version", "2026-10-21")
                        .setHeader(keyHeader, keyPrefix + StandIn.KEY)
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return request;
    }

    HttpResponse<String> askWithKey(StandIn standIn, String key)
            throws IOException, InterruptedException {
        return post(standIn, prompt("Hello"), Map.of(keyHeader, keyPrefix + key));
    }

    HttpResponse<String> probe(StandIn standIn) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(standIn.baseUrl() + probePath))
                        .setHeader(keyHeader, keyPrefix + StandIn.KEY)
                        .timeout(PATIENCE)
                        .build());
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> reply) {
        return Json.read(reply.body());
    }

    /** The answer's text in this protocol's place. */
    String text(HttpResponse<String> reply) {
        JsonNode body = json(reply);
        return switch (this) {
            case ANTHROPIC -> body.at("/content/0/text").asText();
            case OPENAI -> body.at("/choices/0/message/content").asText();
            case GEMINI -> body.at("/candidates/0/content/parts/0/text").asText();
        };
    }

    static Stream<String> fieldNames(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey);
    }
}
