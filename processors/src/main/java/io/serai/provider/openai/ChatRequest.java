package io.serai.provider.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Effort;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Sampling;
import io.serai.model.Tool;
import io.serai.model.ToolChoice;
import io.serai.provider.EffortScale;
import io.serai.provider.Extras;
import io.serai.provider.WireCall;
import io.serai.provider.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** One prompt as a Chat Completions request; used once. */
final class ChatRequest {
    /** What Serai says itself, or whose answer it could not read. */
    private static final Set<String> OURS =
            Set.of(
                    "model",
                    "messages",
                    "tools",
                    "tool_choice",
                    "parallel_tool_calls",
                    "functions",
                    "function_call",
                    "response_format",
                    "max_tokens",
                    "max_completion_tokens",
                    "stop",
                    "temperature",
                    "top_p",
                    "seed",
                    "frequency_penalty",
                    "presence_penalty",
                    "reasoning_effort",
                    "stream",
                    "stream_options",
                    "n",
                    "audio",
                    "modalities",
                    "logprobs",
                    "top_logprobs",
                    "serai");

    private final OpenAiOptions options;
    private final Prompt prompt;
    private final ObjectNode body = WireJson.object();
    private final List<String> dropped = new ArrayList<>();

    ChatRequest(OpenAiOptions options, Prompt prompt) {
        this.options = options;
        this.prompt = prompt;
    }

    WireCall call() {
        body.put("model", options.model());
        new ChatMessages(options).write(prompt.messages(), body.putArray("messages"));
        tools();
        format(prompt.responseFormat());
        prompt.maxTokens().ifPresent(most -> body.put(options.maxTokensName(), most));
        stop();
        Optional<Effort> effort = effort();
        sampling(prompt.sampling(), options.sampling() || effort.equals(Optional.of(Effort.NONE)));
        extras();
        return new WireCall(WireJson.bytes(body), Map.of(), dropped);
    }

    private void tools() {
        if (prompt.tools().isEmpty()) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        prompt.tools().forEach(tool -> tool(tool, tools.addObject()));
        prompt.parallelToolCalls().ifPresent(on -> body.put("parallel_tool_calls", on));
        switch (prompt.toolChoice()) {
            case ToolChoice.None() -> body.put("tool_choice", "none");
            case ToolChoice.Auto() -> {}
            case ToolChoice.Required() -> body.put("tool_choice", "required");
            case ToolChoice.Named(String name) ->
                    body.putObject("tool_choice")
                            .put("type", "function")
                            .putObject("function")
                            .put("name", name);
        }
    }

    private static void tool(Tool tool, ObjectNode node) {
        ObjectNode function = node.put("type", "function").putObject("function");
        function.put("name", tool.name());
        tool.description().ifPresent(text -> function.put("description", text));
        function.putRawValue("parameters", WireJson.raw(tool.parameters()));
        tool.strict().ifPresent(strict -> function.put("strict", strict));
    }

    private void format(ResponseFormat format) {
        switch (format) {
            case ResponseFormat.Text() -> {}
            case ResponseFormat.JsonObject() ->
                    body.putObject("response_format").put("type", "json_object");
            case ResponseFormat.JsonSchema schema -> {
                ObjectNode node =
                        body.putObject("response_format")
                                .put("type", "json_schema")
                                .putObject("json_schema");
                node.put("name", schema.name());
                node.putRawValue("schema", WireJson.raw(schema.schema()));
                schema.strict().ifPresent(strict -> node.put("strict", strict));
            }
        }
    }

    private void stop() {
        if (prompt.stop().isEmpty()) {
            return;
        }
        if (options.stop()) {
            ArrayNode stop = body.putArray("stop");
            prompt.stop().forEach(stop::add);
        } else {
            dropped.add("stop");
        }
    }

    /** From GPT-5.4 on, Chat Completions takes function tools only at effort none. */
    private Optional<Effort> effort() {
        boolean held = !prompt.tools().isEmpty() && !options.toolsWithEffort();
        Optional<Effort> said =
                held
                        ? Optional.of(Effort.NONE).filter(options.efforts().accepted()::contains)
                        : prompt.effort().flatMap(options.efforts()::nearest);
        said.ifPresent(effort -> body.put("reasoning_effort", EffortScale.word(effort)));
        if (prompt.effort().isPresent() && !prompt.effort().equals(said)) {
            dropped.add("reasoning_effort");
        }
        return said;
    }

    private void sampling(Sampling sampling, boolean taken) {
        number("temperature", sampling.temperature(), taken);
        number("top_p", sampling.topP(), taken);
        number("frequency_penalty", sampling.frequencyPenalty(), taken);
        number("presence_penalty", sampling.presencePenalty(), taken);
        sampling.seed().ifPresent(seed -> body.put("seed", seed));
    }

    private void number(String name, OptionalDouble value, boolean taken) {
        if (taken) {
            value.ifPresent(number -> body.put(name, number));
        } else if (value.isPresent()) {
            dropped.add(name);
        }
    }

    private void extras() {
        prompt.extras()
                .forEach((name, json) -> {
                    if (!OURS.contains(name)) {
                        body.putRawValue(name, WireJson.raw(json));
                    }
                });
        dropped.addAll(Extras.dropped(prompt.extras(), name -> !OURS.contains(name)));
    }
}
