package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Anthropic's Messages API. */
final class AnthropicDialect implements Dialect {

    private static final int LARGEST_BODY = 32 * 1024 * 1024;

    private static final JsonNode THINKING =
            object(
                    """
                    {"type": "thinking", "thinking": "", "signature": "EqQBCkYIBxgCKkBzdGFuZC1pbg=="}\
                    """);

    private static final JsonNode DECLINED =
            object(
                    """
                    {"type": "refusal", "category": "cyber", "explanation": "This request was declined."}\
                    """);

    private final Ids ids = new Ids();
    private final AnthropicTroubles troubles;

    AnthropicDialect(InstantSource clock) {
        troubles = new AnthropicTroubles(clock, ids);
    }

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST") && call.path().equals("/v1/messages");
    }

    @Override
    public boolean isProbe(Call call) {
        return call.method().equals("GET") && call.path().startsWith("/v1/models");
    }

    @Override
    public Optional<Reply> stranger(Call call, String key) {
        Optional<String> given = call.header("x-api-key").or(call::bearer);
        return given.filter(key::equals).isPresent()
                ? Optional.empty()
                : Optional.of(troubles.error(401));
    }

    @Override
    public Optional<Reply> objection(Call call) {
        if (call.size() > LARGEST_BODY) {
            return Optional.of(troubles.error(413));
        }
        return AnthropicRules.objection(call).map(troubles::invalid);
    }

    @Override
    public Prompt read(Call call) {
        return AnthropicReader.read(call.body());
    }

    @Override
    public Reply answer(Prompt prompt, Answer answer) {
        List<JsonNode> content = new ArrayList<>();
        if (AnthropicRules.alwaysThinks(prompt.model())) {
            content.add(THINKING);
        }
        switch (answer) {
            case Answer.Text(String text, _) -> content.add(text(text));
            case Answer.ToolCalls(var calls) -> {
                content.add(text("I will look that up."));
                calls.forEach(call -> content.add(toolUse(call)));
            }
        }
        return Reply.json(
                200, message(prompt, content, stopReason(answer), Usage.of(prompt, answer)));
    }

    private static JsonNode text(String text) {
        return object("{\"type\": \"text\", \"text\": %s}", text);
    }

    private JsonNode toolUse(Answer.ToolCall call) {
        return object(
                """
                {"type": "tool_use", "id": %s, "name": %s, "input": %s}\
                """,
                ids.next("toolu_01", 22), call.tool(), call.arguments());
    }

    private static String stopReason(Answer answer) {
        return switch (answer) {
            case Answer.ToolCalls _ -> "tool_use";
            case Answer.Text(_, boolean cut) -> cut ? "max_tokens" : "end_turn";
        };
    }

    private ObjectNode message(
            Prompt prompt, List<JsonNode> content, String stopReason, Usage usage) {
        return object(
                """
                {"id": %s, "type": "message", "role": "assistant", "model": %s, "content": %s,
                 "stop_reason": %s, "stop_sequence": null, "stop_details": null, "usage": %s}\
                """,
                ids.next("msg_01", 22), prompt.model(), content, stopReason, usage(usage));
    }

    /**
     * Input tokens exclude what was read from the cache or written to it; output tokens include
     * thinking.
     */
    private static JsonNode usage(Usage usage) {
        int plain = usage.prompt() - usage.cached() - usage.written();
        return object(
                """
                {"input_tokens": %s,
                 "cache_read_input_tokens": %s,
                 "cache_creation_input_tokens": %s,
                 "cache_creation": {"ephemeral_5m_input_tokens": %s, "ephemeral_1h_input_tokens": 0},
                 "output_tokens": %s, "output_tokens_details": {"thinking_tokens": %s},
                 "service_tier": "standard"}\
                """,
                plain,
                usage.cached(),
                usage.written(),
                usage.written(),
                usage.completion(),
                usage.reasoning());
    }

    @Override
    public Reply refusal(Prompt prompt) {
        Usage usage = Usage.of(prompt, new Answer.Text("", false));
        ObjectNode message = message(prompt, List.of(), "refusal", usage);
        message.set("stop_details", DECLINED);
        return Reply.json(200, message);
    }

    @Override
    public Reply models(List<String> models) {
        return Reply.json(
                200,
                object(
                        """
                        {"data": %s, "has_more": false, "first_id": %s, "last_id": %s}\
                        """,
                        models.stream().map(AnthropicDialect::model).toList(),
                        models.getFirst(),
                        models.getLast()));
    }

    private static JsonNode model(String id) {
        return object(
                """
                {"type": "model", "id": %s, "display_name": %s, "created_at": "2026-09-01T00:00:00Z",
                 "lifecycle": "active", "max_input_tokens": 1000000, "max_tokens": 128000}\
                """,
                id, id);
    }

    @Override
    public Troubles troubles() {
        return troubles;
    }

    @Override
    public Map<String, String> standing() {
        return Map.of(
                "request-id",
                ids.next("req_011", 21),
                "anthropic-organization-id",
                "5f1c9a52-0000-4000-8000-000000005e4a");
    }
}
