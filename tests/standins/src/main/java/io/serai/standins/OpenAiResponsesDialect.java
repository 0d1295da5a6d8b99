package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** OpenAI's Responses API; models, key and errors are those of Chat Completions. */
final class OpenAiResponsesDialect extends ForwardingDialect {
    private final OpenAiDialect chat;
    private final OpenAiTroubles troubles;
    private final Ids ids = new Ids();
    private final InstantSource clock;

    OpenAiResponsesDialect(InstantSource clock) {
        this(new OpenAiDialect(clock), clock);
    }

    private OpenAiResponsesDialect(OpenAiDialect chat, InstantSource clock) {
        super(chat);
        this.chat = chat;
        this.clock = clock;
        troubles = new OpenAiTroubles(clock);
    }

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST") && call.path().equals("/v1/responses");
    }

    @Override
    public boolean isProbe(Call call) {
        return chat.isProbe(call);
    }

    @Override
    public Optional<Reply> stranger(Call call, String key) {
        return chat.stranger(call, key);
    }

    @Override
    public Optional<Reply> objection(Call call) {
        return ResponsesRules.objection(call.body()).map(troubles::invalid);
    }

    @Override
    public Prompt read(Call call) {
        return ResponsesReader.read(call.body());
    }

    @Override
    public Reply answer(Prompt prompt, Answer answer) {
        Usage usage = Usage.of(prompt, answer);
        return switch (answer) {
            case Answer.Text(String text, boolean cut) ->
                    response(
                            prompt,
                            Stream.of(message(said(text))),
                            cut ? "max_output_tokens" : null,
                            usage);
            case Answer.ToolCalls(var calls) ->
                    response(prompt, calls.stream().map(this::call), null, usage);
        };
    }

    @Override
    public Reply refusal(Prompt prompt) {
        JsonNode part =
                object(
                        """
                        {"type": "refusal", "refusal": "I'm sorry, I cannot assist with that request."}\
                        """);
        Usage usage = Usage.of(prompt, new Answer.Text("", false));
        return response(prompt, Stream.of(message(part)), null, usage);
    }

    private static JsonNode said(String text) {
        return object(
                """
                {"type": "output_text", "text": %s, "annotations": []}\
                """,
                text);
    }

    private JsonNode message(JsonNode part) {
        return object(
                """
                {"type": "message", "id": %s, "status": "completed", "role": "assistant",
                 "content": [%s]}\
                """,
                ids.next("msg_", 24), part);
    }

    private JsonNode call(Answer.ToolCall call) {
        return object(
                """
                {"type": "function_call", "id": %s, "call_id": %s, "name": %s, "arguments": %s,
                 "status": "completed"}\
                """,
                ids.next("fc_", 24),
                ids.next("call_", 24),
                call.tool(),
                call.arguments().toString());
    }

    private Reply response(
            Prompt prompt, Stream<JsonNode> said, @Nullable String reason, Usage usage) {
        JsonNode reasoning =
                object(
                        "{\"type\": \"reasoning\", \"id\": %s, \"summary\": []}",
                        ids.next("rs_", 24));
        List<JsonNode> output = Stream.concat(Stream.of(reasoning), said).toList();
        return Reply.json(
                200,
                object(
                        """
                        {"id": %s, "object": "response", "created_at": %s, "status": %s,
                         "error": null, "incomplete_details": %s, "model": %s, "output": %s,
                         "store": false, "service_tier": "default", "usage": %s}\
                        """,
                        ids.next("resp_", 29),
                        clock.instant().getEpochSecond(),
                        reason == null ? "completed" : "incomplete",
                        reason == null ? null : object("{\"reason\": %s}", reason),
                        prompt.model(),
                        output,
                        usage(usage)));
    }

    /** Input tokens include cached ones, output tokens include reasoning. */
    private static JsonNode usage(Usage usage) {
        return object(
                """
                {"input_tokens": %s, "input_tokens_details": {"cached_tokens": %s},
                 "output_tokens": %s, "output_tokens_details": {"reasoning_tokens": %s},
                 "total_tokens": %s}\
                """,
                usage.prompt(),
                usage.cached(),
                usage.completion(),
                usage.reasoning(),
                usage.total());
    }
}
