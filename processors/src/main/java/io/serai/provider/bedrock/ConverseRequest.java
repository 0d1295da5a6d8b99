package io.serai.provider.bedrock;

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
import io.serai.provider.Nuances;
import io.serai.provider.StrictSchema;
import io.serai.provider.WireCall;
import io.serai.provider.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A prompt as the body of a Converse call. */
final class ConverseRequest {
    private static final double HOTTEST = 1;

    private final ConverseOptions options;
    private final Prompt prompt;
    private final ConverseTurns turns;
    private final ObjectNode body = WireJson.object();
    private final List<String> dropped = new ArrayList<>();

    ConverseRequest(ConverseOptions options, Prompt prompt) {
        this.options = options;
        this.prompt = prompt;
        this.turns = ConverseTurns.of(prompt.messages());
    }

    WireCall call() {
        conversation();
        tools();
        format(prompt.responseFormat());
        prompt.maxTokens().ifPresent(most -> inference().put("maxTokens", most));
        stop();
        sampling(prompt.sampling());
        prompt.effort().ifPresent(this::effort);
        options.guardrail().ifPresent(it -> it.write(body));
        dropped.addAll(Extras.dropped(prompt.extras(), _ -> false));
        return new WireCall(WireJson.bytes(body), Map.of(), dropped);
    }

    private void conversation() {
        dropped.addAll(turns.dropped());
        dropped.addAll(Nuances.dropped(prompt));
        if (!options.prefill() && turns.endWithAssistant()) {
            turns.removeLast();
            dropped.add("messages[%d]".formatted(prompt.messages().size() - 1));
        }
        turns.beginWithUser();
        body.set("messages", turns.messages());
        if (!turns.system().isEmpty()) {
            body.set("system", turns.system());
        }
    }

    private ObjectNode inference() {
        return body.withObjectProperty("inferenceConfig");
    }

    /**
     * There is no way to forbid tools but to leave them out, and none once one was called: without
     * others the API wants those named that were.
     */
    private void tools() {
        boolean none = prompt.toolChoice() instanceof ToolChoice.None;
        boolean offered = !prompt.tools().isEmpty() && !none;
        if (!offered && turns.called().isEmpty()) {
            return;
        }
        ObjectNode config = body.putObject("toolConfig");
        ArrayNode tools = config.putArray("tools");
        prompt.tools().forEach(tool -> tool(tool, tools.addObject().putObject("toolSpec")));
        if (prompt.tools().isEmpty()) {
            turns.called().forEach(it -> formerTool(it, tools.addObject().putObject("toolSpec")));
        }
        switch (prompt.toolChoice()) {
            case ToolChoice.None() -> dropped.add("tool_choice");
            case ToolChoice.Auto() -> {}
            case ToolChoice.Required() -> config.putObject("toolChoice").putObject("any");
            case ToolChoice.Named(String name) ->
                    config.putObject("toolChoice").putObject("tool").put("name", name);
        }
        if (prompt.parallelToolCalls().equals(Optional.of(false))) {
            dropped.add("parallel_tool_calls");
        }
    }

    private static void tool(Tool tool, ObjectNode out) {
        out.put("name", tool.name());
        tool.description()
                .filter(text -> !text.isBlank())
                .ifPresent(text -> out.put("description", text));
        out.putObject("inputSchema").putRawValue("json", WireJson.raw(tool.parameters()));
        if (tool.strict().equals(Optional.of(true))) {
            out.put("strict", true);
        }
    }

    private static void formerTool(String name, ObjectNode out) {
        out.put("name", name).put("description", "No longer available.");
        out.putObject("inputSchema").putObject("json").put("type", "object");
    }

    private void format(ResponseFormat format) {
        switch (format) {
            case ResponseFormat.Text() -> {}
            case ResponseFormat.JsonObject() -> dropped.add("response_format");
            case ResponseFormat.JsonSchema schema ->
                    WireJson.object(schema.schema().text())
                            .ifPresentOrElse(
                                    tree -> schema(schema.name(), StrictSchema.of(tree)),
                                    () -> dropped.add("response_format"));
        }
    }

    /** The schema is a text here. */
    private void schema(String name, StrictSchema schema) {
        ObjectNode format = body.withObjectProperty("outputConfig").putObject("textFormat");
        format.put("type", "json_schema")
                .putObject("structure")
                .putObject("jsonSchema")
                .put("name", name)
                .put("schema", schema.tree().toString());
        dropped.addAll(schema.dropped());
    }

    private void stop() {
        List<String> visible =
                options.stop()
                        ? prompt.stop().stream().filter(text -> !text.isBlank()).toList()
                        : List.of();
        if (!visible.isEmpty()) {
            ArrayNode stop = inference().putArray("stopSequences");
            visible.forEach(stop::add);
        }
        if (visible.size() < prompt.stop().size()) {
            dropped.add("stop");
        }
    }

    private void sampling(Sampling sampling) {
        sampling.temperature()
                .ifPresent(
                        value -> number("temperature", "temperature", value, options.sampling()));
        sampling.topP().ifPresent(value -> number("top_p", "topP", value, takesTopP()));
        sampling.seed().ifPresent(_ -> dropped.add("seed"));
        sampling.frequencyPenalty().ifPresent(_ -> dropped.add("frequency_penalty"));
        sampling.presencePenalty().ifPresent(_ -> dropped.add("presence_penalty"));
    }

    private boolean takesTopP() {
        boolean alone = !body.path("inferenceConfig").has("temperature");
        return options.sampling() && (alone || options.temperatureWithTopP());
    }

    private void number(String name, String here, double value, boolean taken) {
        if (taken && value <= HOTTEST) {
            inference().put(here, value);
        } else {
            dropped.add(name);
        }
    }

    private void effort(Effort asked) {
        Optional<Effort> said = options.efforts().nearest(asked);
        said.ifPresent(effort ->
                body.withObjectProperty("outputConfig").put("effort", EffortScale.word(effort)));
        if (!said.equals(Optional.of(asked))) {
            dropped.add("reasoning_effort");
        }
    }
}
