package io.serai.provider.anthropic;

import static io.serai.provider.Prompts.call;
import static io.serai.provider.Prompts.prompt;
import static io.serai.provider.Prompts.said;
import static io.serai.provider.Prompts.user;
import static io.serai.provider.Prompts.weather;
import static io.serai.provider.anthropic.Claude.at;
import static io.serai.provider.anthropic.Claude.protocol;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.model.Effort;
import io.serai.model.Json;
import io.serai.model.Message;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Tool;
import io.serai.provider.Prompts;
import io.serai.provider.Protocol;
import io.serai.provider.Secret;
import io.serai.provider.Wire;
import io.serai.provider.WireCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicRequestTest {
    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-5-5, HIGH, high, '', ''",
        "claude-sonnet-5-5, MINIMAL, low, '', reasoning_effort",
        "claude-sonnet-5-5, NONE, '', disabled, ''",
        "claude-opus-5-5, NONE, low, '', reasoning_effort",
        "claude-fable-5-2, NONE, low, '', reasoning_effort",
        "claude-sonnet-4-6, MAX, high, '', reasoning_effort",
        "claude-sonnet-4-5, HIGH, '', '', reasoning_effort",
        "claude-sonnet-4-5, NONE, '', '', ''",
    })
    void saysEffortInTheModelsWords(
            String model, Effort asked, String effort, String thinking, String dropped) {
        WireCall call = protocol(model).encode(prompt(user("Hi")).effort(asked).build());

        assertThat(at(call, "/output_config/effort")).isEqualTo(effort);
        assertThat(at(call, "/thinking/type")).isEqualTo(thinking);
        assertThat(String.join(",", call.dropped())).isEqualTo(dropped);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-5-5, false, true",
        "claude-fable-5-1, false, true",
        "claude-sonnet-5-5, true, true",
        "claude-haiku-4-5, true, true",
        "claude-3-5-haiku-latest, true, false",
    })
    void knowsWhatModelsCannot(String model, boolean forced, boolean schema) {
        assertThat(protocol(model).capabilities().contains(Capability.FORCED_TOOL_CHOICE))
                .isEqualTo(forced);
        assertThat(protocol(model).capabilities().contains(Capability.JSON_SCHEMA))
                .isEqualTo(schema);
        assertThat(protocol(model).capabilities()).doesNotContain(Capability.JSON_OBJECT);
    }

    @Test
    void alwaysSaysHowManyTokens() {
        assertThat(
                        at(
                                protocol("claude-3-haiku-20240307").encode(Prompts.TEXT.prompt()),
                                "/max_tokens"))
                .isEqualTo("4096");
        assertThat(
                        at(
                                protocol("claude-sonnet-5-5", Map.of("max-tokens", "777"))
                                        .encode(Prompts.TEXT.prompt()),
                                "/max_tokens"))
                .isEqualTo("777");
    }

    @Test
    void mergesTurnsAndPutsResultsFirst() {
        Prompt prompt =
                weather(
                                prompt(
                                        user("Rome"),
                                        user("and Oslo?"),
                                        new Message.Assistant(
                                                Optional.of(" "), List.of(call("a.1", "not json"))),
                                        user("Hurry"),
                                        new Message.ToolResult("a.1", "sun")))
                        .build();
        WireCall call = protocol("claude-sonnet-5-5").encode(prompt);

        assertThat(Wire.body(call).path("messages"))
                .isEqualTo(
                        Wire.json(
                                """
                                [{"role": "user", "content": [
                                   {"type": "text", "text": "Rome"}, {"type": "text", "text": "and Oslo?"}]},
                                 {"role": "assistant", "content": [
                                   {"type": "tool_use", "id": "a_1", "name": "weather", "input": {"arguments": "not json"}}]},
                                 {"role": "user", "content": [
                                   {"type": "tool_result", "tool_use_id": "a_1", "content": "sun"},
                                   {"type": "text", "text": "Hurry"}]}]
                                """));
        assertThat(call.dropped()).containsExactly("messages[].tool_calls[].function.arguments");
    }

    @Test
    void letsTheUserSpeakInstructionsThatStandAlone() {
        WireCall call =
                protocol("claude-sonnet-5-5")
                        .encode(prompt(new Message.Instructions("Tell a joke")).build());

        assertThat(Wire.body(call).has("system")).isFalse();
        assertThat(at(call, "/messages/0/content/0/text")).isEqualTo("Tell a joke");
    }

    @Test
    void leavesOutAnAnswerBegunForModelsThatCannotGoOnWithIt() {
        Prompt begun = prompt(user("Hi"), said("Well, ")).build();

        assertThat(protocol("claude-sonnet-5-5").encode(begun).dropped())
                .containsExactly("messages[1]");
        assertThat(protocol("claude-sonnet-4-5").encode(begun).dropped()).isEmpty();
    }

    @Test
    void leavesOutBlankStops() {
        WireCall call =
                protocol("claude-sonnet-5-5").encode(prompt(user("Hi")).stop("\n", "END").build());

        assertThat(Wire.body(call).path("stop_sequences")).isEqualTo(Wire.json("[\"END\"]"));
        assertThat(call.dropped()).containsExactly("stop");
    }

    @Test
    void narrowsASchemaToWhatTheApiTakes() {
        Json schema =
                new Json(
                        """
                        {"type": "object", "additionalProperties": true, "properties": {
                           "minimum": {"type": "integer", "minimum": 1},
                           "list": {"type": "array", "minItems": 2, "items": {"$ref": "#/$defs/x"}}},
                         "$defs": {"x": {"anyOf": [{"type": "object"}, {"type": "string", "maxLength": 3}]}}}
                        """);
        WireCall call =
                protocol("claude-sonnet-5-5")
                        .encode(
                                prompt(user("Hi"))
                                        .format(
                                                new ResponseFormat.JsonSchema(
                                                        "x", schema, Optional.empty()))
                                        .build());

        assertThat(Wire.body(call).at("/output_config/format/schema"))
                .isEqualTo(
                        Wire.json(
                                """
                                {"type": "object", "additionalProperties": false, "properties": {
                                   "minimum": {"type": "integer"},
                                   "list": {"type": "array", "items": {"$ref": "#/$defs/x"}}},
                                 "$defs": {"x": {"anyOf": [
                                   {"type": "object", "additionalProperties": false}, {"type": "string"}]}}}
                                """));
        assertThat(call.dropped())
                .containsExactly(
                        "response_format.json_schema.schema.additionalProperties",
                        "response_format.json_schema.schema.maxLength",
                        "response_format.json_schema.schema.minItems",
                        "response_format.json_schema.schema.minimum");
    }

    @Test
    void givesEveryToolAnObjectToTake() {
        Tool tool = new Tool("now", Optional.empty(), new Json("{}"), Optional.of(true));
        Prompt prompt = prompt(user("Hi")).tool(tool).build();

        assertThat(Wire.body(protocol("claude-sonnet-5-5").encode(prompt)).at("/tools/0"))
                .isEqualTo(
                        Wire.json(
                                """
                                {"name": "now", "input_schema": {"type": "object"}, "strict": true}
                                """));
        assertThat(protocol("claude-3-7-sonnet-latest").encode(prompt).dropped())
                .containsExactly("tools[].function.strict");
    }

    @Test
    void probesAndShowsItsKey() {
        Protocol protocol = protocol("claude-sonnet-5-5");

        assertThat(protocol.path()).isEqualTo("/v1/messages");
        assertThat(protocol.probe().path()).isEqualTo("/v1/models?limit=1");
        assertThat(protocol.probe().headers()).containsKey("anthropic-version");
        assertThat(protocol.credential(new Secret("k-1"))).isEqualTo(Map.of("x-api-key", "k-1"));
    }
}
