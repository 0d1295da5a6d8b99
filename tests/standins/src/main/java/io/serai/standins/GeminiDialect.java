package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Google's Gemini API. */
final class GeminiDialect implements Dialect {

    private static final Pattern PROMPT =
            Pattern.compile("/v1beta/models/([^/:]+):generateContent");

    private final Ids ids = new Ids();
    private final GeminiTroubles troubles;

    GeminiDialect(InstantSource clock) {
        troubles = new GeminiTroubles(clock);
    }

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST") && PROMPT.matcher(call.path()).matches();
    }

    @Override
    public boolean isProbe(Call call) {
        return call.method().equals("GET") && call.path().startsWith("/v1beta/models");
    }

    /**
     * No key is 403, a wrong one is 400 with the reason API_KEY_INVALID: this API has no 401 for
     * keys.
     */
    @Override
    public Optional<Reply> stranger(Call call, String key) {
        Optional<String> given = call.header("x-goog-api-key");
        if (given.isEmpty()) {
            return Optional.of(troubles.error(403));
        }
        return given.get().equals(key) ? Optional.empty() : Optional.of(troubles.error(401));
    }

    @Override
    public Optional<Reply> objection(Call call) {
        return GeminiRules.objection(model(call), call.body()).map(troubles::invalid);
    }

    @Override
    public Prompt read(Call call) {
        return GeminiReader.read(model(call), call.body());
    }

    private static String model(Call call) {
        return PROMPT.matcher(call.path()).replaceFirst("$1");
    }

    @Override
    public Reply answer(Prompt prompt, Answer answer) {
        Usage usage = Usage.of(prompt, answer);
        return switch (answer) {
            case Answer.Text(String text, boolean cut) ->
                    content(
                            prompt,
                            List.of(object("{\"text\": %s}", text)),
                            cut ? "MAX_TOKENS" : "STOP",
                            usage);
            case Answer.ToolCalls(var calls) ->
                    content(prompt, functionCalls(prompt, calls), "STOP", usage);
        };
    }

    /** Only the third generation gives ids, and signs the first call of a turn. */
    private List<JsonNode> functionCalls(Prompt prompt, List<Answer.ToolCall> calls) {
        boolean signs = GeminiRules.signs(prompt.model());
        List<ObjectNode> parts = calls.stream().map(GeminiDialect::functionCall).toList();
        if (signs) {
            parts.forEach(part -> part.withObject("functionCall").put("id", ids.next("", 8)));
            parts.getFirst().put("thoughtSignature", "c3RhbmQtaW4gdGhvdWdodA==");
        }
        return List.copyOf(parts);
    }

    private static ObjectNode functionCall(Answer.ToolCall call) {
        return object(
                """
                {"functionCall": {"name": %s, "args": %s}}\
                """,
                call.tool(), call.arguments());
    }

    private Reply content(Prompt prompt, List<JsonNode> parts, String finishReason, Usage usage) {
        return Reply.json(
                200,
                object(
                        """
                        {"candidates": [
                            {"content": {"parts": %s, "role": "model"}, "finishReason": %s, "index": 0}],
                         "usageMetadata": %s, "modelVersion": %s, "responseId": %s}\
                        """,
                        parts, finishReason, usage(usage), prompt.model(), ids.next("", 22)));
    }

    /**
     * The prompt count includes cached tokens; the candidates' count excludes thoughts, the total
     * has both.
     */
    private static JsonNode usage(Usage usage) {
        return object(
                """
                {"promptTokenCount": %s, "candidatesTokenCount": %s, "totalTokenCount": %s,
                 "cachedContentTokenCount": %s, "thoughtsTokenCount": %s,
                 "promptTokensDetails": [{"modality": "TEXT", "tokenCount": %s}]}\
                """,
                usage.prompt(),
                usage.completion() - usage.reasoning(),
                usage.total(),
                usage.cached(),
                usage.reasoning(),
                usage.prompt());
    }

    @Override
    public Reply refusal(Prompt prompt) {
        int tokens = Usage.of(prompt, new Answer.Text("", false)).prompt();
        return Reply.json(
                200,
                object(
                        """
                        {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"},
                         "usageMetadata": {"promptTokenCount": %s, "totalTokenCount": %s},
                         "modelVersion": %s, "responseId": %s}\
                        """,
                        tokens, tokens, prompt.model(), ids.next("", 22)));
    }

    @Override
    public Reply models(List<String> models) {
        List<JsonNode> entries = models.stream().map(GeminiDialect::model).toList();
        return Reply.json(200, object("{\"models\": %s}", entries));
    }

    private static JsonNode model(String id) {
        return object(
                """
                {"name": %s, "version": "001", "displayName": %s,
                 "inputTokenLimit": 1048576, "outputTokenLimit": 65536,
                 "supportedGenerationMethods": ["generateContent", "countTokens"]}\
                """,
                "models/" + id, id);
    }

    @Override
    public Troubles troubles() {
        return troubles;
    }

    @Override
    public Map<String, String> standing() {
        return Map.of("server-timing", "gfet4t7; dur=12", "vary", "X-Origin, Referer");
    }
}
