package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenAI's Chat Completions API. */
final class OpenAiDialect implements Dialect {

    private final Ids ids = new Ids();
    private final InstantSource clock;
    private final OpenAiTroubles troubles;

    OpenAiDialect(InstantSource clock) {
        this.clock = clock;
        troubles = new OpenAiTroubles(clock);
    }

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST") && call.path().equals("/v1/chat/completions");
    }

    @Override
    public boolean isProbe(Call call) {
        return call.method().equals("GET") && call.path().startsWith("/v1/models");
    }

    @Override
    public Optional<Reply> stranger(Call call, String key) {
        return call.bearer().filter(key::equals).isPresent()
                ? Optional.empty()
                : Optional.of(troubles.error(401));
    }

    @Override
    public Optional<Reply> objection(Call call) {
        return OpenAiRules.objection(call.body()).map(troubles::invalid);
    }

    @Override
    public Prompt read(Call call) {
        return OpenAiReader.read(call.body());
    }

    @Override
    public Reply answer(Prompt prompt, Answer answer) {
        ObjectNode message = message();
        switch (answer) {
            case Answer.Text(String text, _) -> message.put("content", text);
            case Answer.ToolCalls(var calls) ->
                    message.set(
                            "tool_calls", Json.node(calls.stream().map(this::toolCall).toList()));
        }
        Usage usage = Usage.of(prompt, answer);
        return Reply.json(200, completion(prompt, message, finishReason(answer), usage));
    }

    private static ObjectNode message() {
        return object(
                """
                {"role": "assistant", "content": null, "refusal": null, "annotations": []}\
                """);
    }

    private JsonNode toolCall(Answer.ToolCall call) {
        return object(
                """
                {"id": %s, "type": "function", "function": {"name": %s, "arguments": %s}}\
                """,
                ids.next("call_", 24), call.tool(), call.arguments().toString());
    }

    private static String finishReason(Answer answer) {
        return switch (answer) {
            case Answer.ToolCalls _ -> "tool_calls";
            case Answer.Text(_, boolean cut) -> cut ? "length" : "stop";
        };
    }

    private JsonNode completion(Prompt prompt, JsonNode message, String finishReason, Usage usage) {
        return object(
                """
                {"id": %s, "object": "chat.completion", "created": %s, "model": %s,
                 "choices": [{"index": 0, "message": %s, "logprobs": null, "finish_reason": %s}],
                 "usage": %s, "service_tier": "default", "system_fingerprint": "fp_51a4d1457a"}\
                """,
                ids.next("chatcmpl-", 29),
                clock.instant().getEpochSecond(),
                prompt.model(),
                message,
                finishReason,
                usage(usage));
    }

    /** Prompt tokens include cached ones, completion tokens include reasoning. */
    private static JsonNode usage(Usage usage) {
        return object(
                """
                {"prompt_tokens": %s, "completion_tokens": %s, "total_tokens": %s,
                 "prompt_tokens_details":
                     {"cached_tokens": %s, "cache_write_tokens": %s, "audio_tokens": 0},
                 "completion_tokens_details":
                     {"reasoning_tokens": %s, "audio_tokens": 0,
                      "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0}}\
                """,
                usage.prompt(),
                usage.completion(),
                usage.total(),
                usage.cached(),
                usage.written(),
                usage.reasoning());
    }

    /** A schema's refusal ends with {@code stop}, any other with {@code content_filter}. */
    @Override
    public Reply refusal(Prompt prompt) {
        Usage usage = Usage.of(prompt, new Answer.Text("", false));
        ObjectNode message = message();
        if (prompt.schema() == null) {
            message.put("content", "");
            return Reply.json(200, completion(prompt, message, "content_filter", usage));
        }
        message.put("refusal", "I'm sorry, I cannot assist with that request.");
        return Reply.json(200, completion(prompt, message, "stop", usage));
    }

    @Override
    public Reply models(List<String> models) {
        List<JsonNode> entries = models.stream().map(OpenAiDialect::model).toList();
        return Reply.json(200, object("{\"object\": \"list\", \"data\": %s}", entries));
    }

    private static JsonNode model(String id) {
        return object(
                """
                {"id": %s, "object": "model", "created": 1788220800, "owned_by": "system"}\
                """,
                id);
    }

    @Override
    public Troubles troubles() {
        return troubles;
    }

    @Override
    public Map<String, String> standing() {
        return Map.of(
                "x-request-id", ids.next("req_", 32),
                "openai-organization", "serai-stand-in",
                "openai-processing-ms", "12",
                "openai-version", "2020-10-01");
    }
}
