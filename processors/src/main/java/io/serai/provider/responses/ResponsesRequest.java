package io.serai.provider.responses;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Effort;
import io.serai.model.Json;
import io.serai.model.Message;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Sampling;
import io.serai.model.Tool;
import io.serai.model.ToolChoice;
import io.serai.provider.EffortScale;
import io.serai.provider.Extras;
import io.serai.provider.Nuances;
import io.serai.provider.WireCall;
import io.serai.provider.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** One prompt as a Responses request; used once. */
final class ResponsesRequest {
    /** What the API has under the same name; it refuses what it does not have. */
    private static final Set<String> PASSED =
            Set.of(
                    "metadata",
                    "moderation",
                    "prompt_cache_key",
                    "prompt_cache_options",
                    "prompt_cache_retention",
                    "safety_identifier",
                    "service_tier",
                    "truncation",
                    "user");

    private static final String STORE = "store";

    private final ResponsesOptions options;
    private final Prompt prompt;
    private final ObjectNode body = WireJson.object();
    private final List<String> dropped = new ArrayList<>();

    ResponsesRequest(ResponsesOptions options, Prompt prompt) {
        this.options = options;
        this.prompt = prompt;
    }

    WireCall call() {
        body.put("model", options.model());
        messages(prompt.messages());
        dropped.addAll(Nuances.names(prompt));
        tools();
        format(prompt.responseFormat());
        prompt.maxTokens().ifPresent(most -> body.put("max_output_tokens", most));
        drop("stop", !prompt.stop().isEmpty());
        Optional<Effort> effort = effort();
        sampling(prompt.sampling(), options.sampling() || effort.equals(Optional.of(Effort.NONE)));
        body.put(STORE, false);
        extras();
        return new WireCall(WireJson.bytes(body), Map.of(), dropped);
    }

    /** Instructions at the beginning have a place of their own; later ones keep their turn. */
    private void messages(List<Message> messages) {
        List<Message.Instructions> first =
                messages.stream()
                        .takeWhile(Message.Instructions.class::isInstance)
                        .map(Message.Instructions.class::cast)
                        .toList();
        boolean alone = first.size() == messages.size();
        if (!first.isEmpty() && !alone) {
            body.put(
                    "instructions",
                    first.stream()
                            .map(Message.Instructions::text)
                            .collect(Collectors.joining("\n\n")));
        }
        InputItems items = new InputItems(options.instructor(), body.putArray("input"));
        messages.stream().skip(alone ? 0 : first.size()).forEach(items::write);
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
                    body.putObject("tool_choice").put("type", "function").put("name", name);
        }
    }

    /** Here a tool is strict unless it says otherwise; in Chat Completions it is not. */
    private static void tool(Tool tool, ObjectNode node) {
        node.put("type", "function").put("name", tool.name());
        tool.description().ifPresent(text -> node.put("description", text));
        node.putRawValue("parameters", WireJson.raw(tool.parameters()));
        node.put("strict", tool.strict().orElse(false));
    }

    private void format(ResponseFormat format) {
        switch (format) {
            case ResponseFormat.Text() -> {}
            case ResponseFormat.JsonObject() -> format("json_object");
            case ResponseFormat.JsonSchema schema -> {
                ObjectNode node = format("json_schema").put("name", schema.name());
                node.putRawValue("schema", WireJson.raw(schema.schema()));
                schema.strict().ifPresent(strict -> node.put("strict", strict));
            }
        }
    }

    private ObjectNode format(String type) {
        return body.putObject("text").putObject("format").put("type", type);
    }

    private Optional<Effort> effort() {
        Optional<Effort> said = prompt.effort().flatMap(options.efforts()::nearest);
        said.ifPresent(
                effort -> body.putObject("reasoning").put("effort", EffortScale.word(effort)));
        drop("reasoning_effort", !prompt.effort().equals(said));
        return said;
    }

    private void sampling(Sampling sampling, boolean taken) {
        number("temperature", sampling.temperature(), taken);
        number("top_p", sampling.topP(), taken);
        drop("frequency_penalty", sampling.frequencyPenalty().isPresent());
        drop("presence_penalty", sampling.presencePenalty().isPresent());
        drop("seed", sampling.seed().isPresent());
    }

    private void number(String name, OptionalDouble value, boolean taken) {
        if (taken) {
            value.ifPresent(number -> body.put(name, number));
        } else {
            drop(name, value.isPresent());
        }
    }

    private void drop(String name, boolean said) {
        if (said) {
            dropped.add(name);
        }
    }

    private void extras() {
        prompt.extras()
                .forEach((name, json) -> {
                    if (PASSED.contains(name)) {
                        body.putRawValue(name, WireJson.raw(json));
                    } else if (name.equals("verbosity")) {
                        body.withObjectProperty("text").putRawValue(name, WireJson.raw(json));
                    }
                });
        dropped.addAll(Extras.dropped(prompt.extras(), this::kept));
    }

    private boolean kept(String name) {
        return PASSED.contains(name)
                || name.equals("verbosity")
                || (name.equals(STORE) && !stores());
    }

    private boolean stores() {
        Json store = prompt.extras().get(STORE);
        return store != null && !store.text().strip().equals("false");
    }
}
