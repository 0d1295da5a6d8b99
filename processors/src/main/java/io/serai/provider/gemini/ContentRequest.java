package io.serai.provider.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Effort;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Sampling;
import io.serai.model.Tool;
import io.serai.model.ToolChoice;
import io.serai.provider.Extras;
import io.serai.provider.Nuances;
import io.serai.provider.WireCall;
import io.serai.provider.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One prompt as a generateContent request; used once. */
final class ContentRequest {
    private final GeminiOptions options;
    private final Prompt prompt;
    private final ObjectNode body = WireJson.object();
    private final ObjectNode config = WireJson.object();
    private final List<String> dropped = new ArrayList<>();

    ContentRequest(GeminiOptions options, Prompt prompt) {
        this.options = options;
        this.prompt = prompt;
    }

    WireCall call() {
        conversation();
        tools();
        format(prompt.responseFormat());
        prompt.maxTokens().ifPresent(most -> config.put("maxOutputTokens", most));
        if (!prompt.stop().isEmpty()) {
            ArrayNode stop = config.putArray("stopSequences");
            prompt.stop().forEach(stop::add);
        }
        sampling(prompt.sampling());
        prompt.effort().ifPresent(this::effort);
        if (!config.isEmpty()) {
            body.set("generationConfig", config);
        }
        dropped.addAll(Extras.dropped(prompt.extras(), name -> false));
        return new WireCall(WireJson.bytes(body), Map.of(), dropped);
    }

    private void conversation() {
        Contents contents = Contents.of(prompt.messages(), options.thoughtSignatures());
        if (!contents.system().isEmpty()) {
            body.putObject("systemInstruction")
                    .putArray("parts")
                    .addObject()
                    .put("text", contents.system());
        }
        body.set("contents", contents.list());
        dropped.addAll(contents.dropped());
        dropped.addAll(Nuances.dropped(prompt));
    }

    private void tools() {
        if (prompt.tools().isEmpty()) {
            return;
        }
        ArrayNode functions = body.putArray("tools").addObject().putArray("functionDeclarations");
        prompt.tools().forEach(tool -> tool(tool, functions.addObject()));
        switch (prompt.toolChoice()) {
            case ToolChoice.None() -> mode("NONE");
            case ToolChoice.Auto() -> {}
            case ToolChoice.Required() -> mode("ANY");
            case ToolChoice.Named(String name) ->
                    mode("ANY").putArray("allowedFunctionNames").add(name);
        }
        if (prompt.parallelToolCalls().equals(Optional.of(false))) {
            dropped.add("parallel_tool_calls");
        }
        if (prompt.tools().stream().anyMatch(tool -> tool.strict().equals(Optional.of(true)))) {
            dropped.add("tools[].function.strict");
        }
    }

    private static void tool(Tool tool, ObjectNode out) {
        out.put("name", tool.name());
        tool.description().ifPresent(text -> out.put("description", text));
        out.putRawValue("parametersJsonSchema", WireJson.raw(tool.parameters()));
    }

    private ObjectNode mode(String mode) {
        return body.putObject("toolConfig").putObject("functionCallingConfig").put("mode", mode);
    }

    /** Gemini 2.5 refuses a bound answer beside tools. */
    private void format(ResponseFormat format) {
        boolean taken = prompt.tools().isEmpty() || options.jsonWithTools();
        if (!(format instanceof ResponseFormat.Text) && !taken) {
            dropped.add("response_format");
            return;
        }
        switch (format) {
            case ResponseFormat.Text() -> {}
            case ResponseFormat.JsonObject() -> config.put("responseMimeType", "application/json");
            case ResponseFormat.JsonSchema schema ->
                    config.put("responseMimeType", "application/json")
                            .putRawValue("responseJsonSchema", WireJson.raw(schema.schema()));
        }
    }

    private void sampling(Sampling sampling) {
        sampling.temperature().ifPresent(value -> config.put("temperature", value));
        sampling.topP().ifPresent(value -> config.put("topP", value));
        sampling.seed().ifPresent(this::seed);
        sampling.frequencyPenalty().ifPresent(value -> config.put("frequencyPenalty", value));
        sampling.presencePenalty().ifPresent(value -> config.put("presencePenalty", value));
    }

    /** An int32 here. */
    private void seed(long seed) {
        if (seed == (int) seed) {
            config.put("seed", seed);
        } else {
            dropped.add("seed");
        }
    }

    private void effort(Effort asked) {
        Optional<Effort> said = options.efforts().nearest(asked);
        said.ifPresent(this::think);
        if (!said.equals(Optional.of(asked))) {
            dropped.add("reasoning_effort");
        }
    }

    private void think(Effort effort) {
        ObjectNode thinking = config.putObject("thinkingConfig");
        switch (options.thinking()) {
            case LEVEL -> thinking.put("thinkingLevel", effort.name());
            case BUDGET -> thinking.put("thinkingBudget", budget(effort));
        }
    }

    /** Within the bounds of every 2.5 model that accepts the effort. */
    private static int budget(Effort effort) {
        return switch (effort) {
            case NONE -> 0;
            case MINIMAL -> 512;
            case LOW -> 1_024;
            case MEDIUM -> 8_192;
            case HIGH, XHIGH, MAX -> 24_576;
        };
    }
}
