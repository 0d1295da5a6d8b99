package io.serai.provider.anthropic;

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

/** One prompt as a Messages request; used once. */
final class MessagesRequest {
    static final String VERSION = "anthropic-version";
    private static final double HOTTEST = 1.0;

    private final AnthropicOptions options;
    private final MessagesForm form;
    private final Prompt prompt;
    private final ObjectNode body = WireJson.object();
    private final List<String> dropped = new ArrayList<>();

    MessagesRequest(AnthropicOptions options, MessagesForm form, Prompt prompt) {
        this.options = options;
        this.form = form;
        this.prompt = prompt;
    }

    WireCall call() {
        body.put("max_tokens", prompt.maxTokens().orElse(options.maxTokens()));
        conversation();
        tools();
        format(prompt.responseFormat());
        stop();
        prompt.effort().ifPresent(this::effort);
        String version = version(prompt.sampling());
        sampling(prompt.sampling(), version);
        dropped.addAll(Extras.dropped(prompt.extras(), name -> false));
        Map<String, String> headers = form.complete(body, options.model(), version);
        return new WireCall(WireJson.bytes(body), headers, dropped);
    }

    private void conversation() {
        Turns turns = Turns.of(prompt.messages());
        dropped.addAll(turns.dropped());
        dropped.addAll(Nuances.dropped(prompt));
        if (!options.prefill() && turns.endWithAssistant()) {
            turns.removeLast();
            dropped.add("messages[%d]".formatted(prompt.messages().size() - 1));
        }
        if (!turns.system().isEmpty()) {
            body.put("system", turns.system());
        }
        body.set("messages", turns.messages());
    }

    private void tools() {
        if (prompt.tools().isEmpty()) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        prompt.tools().forEach(tool -> tool(tool, tools.addObject()));
        boolean oneAtATime = prompt.parallelToolCalls().equals(Optional.of(false));
        choice().ifPresent(type -> body.putObject("tool_choice").put("type", type));
        if (prompt.toolChoice() instanceof ToolChoice.Named(String name)) {
            body.withObjectProperty("tool_choice").put("name", name);
        }
        if (oneAtATime && !(prompt.toolChoice() instanceof ToolChoice.None)) {
            body.withObjectProperty("tool_choice").put("disable_parallel_tool_use", true);
        }
    }

    /** Auto is said only to say something else with it. */
    private Optional<String> choice() {
        return switch (prompt.toolChoice()) {
            case ToolChoice.None() -> Optional.of("none");
            case ToolChoice.Auto() ->
                    prompt.parallelToolCalls().filter(parallel -> !parallel).map(_ -> "auto");
            case ToolChoice.Required() -> Optional.of("any");
            case ToolChoice.Named(_) -> Optional.of("tool");
        };
    }

    private void tool(Tool tool, ObjectNode out) {
        out.put("name", tool.name());
        tool.description().ifPresent(text -> out.put("description", text));
        WireJson.object(tool.parameters().text())
                .filter(schema -> !schema.has("type"))
                .ifPresentOrElse(
                        schema -> out.set("input_schema", schema.put("type", "object")),
                        () -> out.putRawValue("input_schema", WireJson.raw(tool.parameters())));
        if (tool.strict().equals(Optional.of(true))) {
            strict(out);
        }
    }

    private void strict(ObjectNode tool) {
        if (options.jsonSchema()) {
            tool.put("strict", true);
        } else {
            dropped.add("tools[].function.strict");
        }
    }

    private void format(ResponseFormat format) {
        switch (format) {
            case ResponseFormat.Text() -> {}
            case ResponseFormat.JsonObject() -> dropped.add("response_format");
            case ResponseFormat.JsonSchema schema ->
                    WireJson.object(schema.schema().text())
                            .ifPresentOrElse(this::schema, () -> dropped.add("response_format"));
        }
    }

    private void schema(ObjectNode schema) {
        StrictSchema strict = StrictSchema.of(schema);
        body.withObjectProperty("output_config")
                .putObject("format")
                .put("type", "json_schema")
                .set("schema", strict.tree());
        dropped.addAll(strict.dropped());
    }

    private void stop() {
        List<String> visible = prompt.stop().stream().filter(text -> !text.isBlank()).toList();
        if (!visible.isEmpty()) {
            ArrayNode stop = body.putArray("stop_sequences");
            visible.forEach(stop::add);
        }
        if (visible.size() < prompt.stop().size()) {
            dropped.add("stop");
        }
    }

    private void effort(Effort asked) {
        boolean off =
                asked == Effort.NONE && options.noThinking() != AnthropicOptions.NoThinking.NEVER;
        if (off) {
            noThinking();
            return;
        }
        Optional<Effort> said = options.efforts().nearest(asked);
        said.ifPresent(effort ->
                body.withObjectProperty("output_config").put("effort", EffortScale.word(effort)));
        if (!said.equals(Optional.of(asked))) {
            dropped.add("reasoning_effort");
        }
    }

    private void noThinking() {
        if (options.noThinking() == AnthropicOptions.NoThinking.DISABLED) {
            body.putObject("thinking").put("type", "disabled");
        }
    }

    /** From 2026-10-21 on, the API refuses any sampling parameter, even at its default. */
    private String version(Sampling sampling) {
        if (!options.version().equals(AnthropicOptions.AUTO)) {
            return options.version();
        }
        if (!options.sampling()) {
            return AnthropicOptions.NEWEST;
        }
        boolean asked = sampling.temperature().isPresent() || sampling.topP().isPresent();
        return asked ? AnthropicOptions.WITH_SAMPLING : form.versionWithoutSampling();
    }

    /** Temperature goes from 0 to 1 here, and newer models refuse it together with top_p. */
    private void sampling(Sampling sampling, String version) {
        boolean taken = options.sampling() && version.equals(AnthropicOptions.WITH_SAMPLING);
        sampling.temperature()
                .ifPresent(value -> number("temperature", value, taken && value <= HOTTEST));
        sampling.topP()
                .ifPresent(value -> number("top_p", value, taken && !body.has("temperature")));
        sampling.seed().ifPresent(_ -> dropped.add("seed"));
        sampling.frequencyPenalty().ifPresent(_ -> dropped.add("frequency_penalty"));
        sampling.presencePenalty().ifPresent(_ -> dropped.add("presence_penalty"));
    }

    private void number(String name, double value, boolean taken) {
        if (taken) {
            body.put(name, value);
        } else {
            dropped.add(name);
        }
    }
}
