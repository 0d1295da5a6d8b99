package io.serai.provider.bedrock;

import static io.serai.provider.Prompts.prompt;
import static io.serai.provider.Prompts.said;
import static io.serai.provider.Prompts.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Capability;
import io.serai.model.Json;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Sampling;
import io.serai.model.Tool;
import io.serai.model.ToolCall;
import io.serai.provider.Draft;
import io.serai.provider.ImageUnavailable;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.Wire;
import io.serai.provider.WireCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Converse refuses never goes out: a 400 would end the request, at every provider. */
class ConverseRequestTest {
    private static final String HAIKU = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";
    private static final Tool WEATHER =
            new Tool("weather", Optional.empty(), new Json("{}"), Optional.empty());

    private static Protocol protocol(String model) {
        return Bedrock.protocol(
                Providers.settings(Bedrock.NAME, model, Map.of()), Providers.CLOCK, Providers.EVEN);
    }

    private static WireCall sampled(String model) {
        Sampling both =
                new Sampling(
                        OptionalDouble.of(0.5),
                        OptionalDouble.of(0.9),
                        Sampling.DEFAULT.seed(),
                        Sampling.DEFAULT.frequencyPenalty(),
                        Sampling.DEFAULT.presencePenalty());
        return protocol(model).encode(prompt(user("Hi")).sampling(both).build());
    }

    @Test
    void claudeTakesTheTemperatureOrTopP() {
        WireCall call = sampled(HAIKU);

        assertThat(Wire.body(call).path("inferenceConfig"))
                .isEqualTo(Wire.json("{\"temperature\": 0.5}"));
        assertThat(call.dropped()).containsExactly("top_p");
    }

    /** Newer ones refuse to go on with what the assistant has begun. */
    @ParameterizedTest
    @CsvSource({
        "eu.anthropic.claude-sonnet-5-5-v1:0, 1, messages[1]",
        "eu.anthropic.claude-opus-4-6-v1:0, 1, messages[1]",
        HAIKU + ", 2, ",
    })
    void endsWithTheAssistantWhereItMay(String model, int turns, String dropped) {
        WireCall call =
                protocol(model)
                        .encode(
                                prompt(
                                                user("Hi"),
                                                new Message.Assistant(
                                                        Optional.of("Well,"), List.of()))
                                        .build());

        assertThat(Wire.body(call).path("messages")).hasSize(turns);
        assertThat(call.dropped()).isEqualTo(dropped == null ? List.of() : List.of(dropped));
    }

    /** A history that was cut, or a greeting; the API refuses it for good. */
    @Test
    void theUserBeginsInAnyCase() {
        WireCall call =
                protocol(HAIKU)
                        .encode(
                                prompt(
                                                new Message.Instructions("Be brief."),
                                                said("How can I help?"),
                                                user("What is the weather?"))
                                        .build());

        assertThat(Wire.body(call).path("messages"))
                .isEqualTo(
                        Wire.json(
                                """
                                [{"role": "user", "content": [{"text": "."}]},
                                 {"role": "assistant", "content": [{"text": "How can I help?"}]},
                                 {"role": "user", "content": [{"text": "What is the weather?"}]}]
                                """));
        assertThat(call.dropped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/bmp", "image/heic", "image/svg+xml"})
    void leavesImagesItsApiDoesNotTakeToOthers(String type) {
        Message asked = new Message.User(List.of(new Part.InlineImage(type, "AA==")));

        assertThatThrownBy(() -> protocol(HAIKU).encode(prompt(asked).build()))
                .isInstanceOf(ImageUnavailable.class)
                .hasMessageContaining("not as " + type);
    }

    @Test
    void othersTakeBoth() {
        assertThat(sampled("eu.amazon.nova-pro-v1:0").dropped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eu.anthropic.claude-opus-4-8-v1:0",
        "anthropic.claude-opus-5-5-v1:0",
        "us.anthropic.claude-sonnet-5-5-v1:0",
    })
    void newerOnesTakeNeither(String model) {
        assertThat(sampled(model).dropped()).containsExactly("temperature", "top_p");
    }

    @ParameterizedTest
    @CsvSource({
        "global.anthropic.claude-opus-5-5-v1:0, false",
        "anthropic.claude-fable-5-2-v1:0, false",
        "us.anthropic.claude-sonnet-5-5-v1:0, true",
    })
    void thoseThatThinkCanBeForcedToNoTool(String model, boolean forced) {
        assertThat(protocol(model).capabilities().contains(Capability.FORCED_TOOL_CHOICE))
                .isEqualTo(forced);
    }

    @Test
    void aSchemaIsNarrowedToWhatIsTaken() {
        Json schema =
                new Json(
                        """
                        {"type": "object", "properties": {"n": {"type": "integer", "minimum": 1}}}
                        """);
        WireCall call =
                protocol(HAIKU)
                        .encode(
                                prompt(user("Hi"))
                                        .format(
                                                new ResponseFormat.JsonSchema(
                                                        "x", schema, Optional.empty()))
                                        .build());

        JsonNode sent = Wire.body(call).at("/outputConfig/textFormat/structure/jsonSchema/schema");
        assertThat(Wire.json(sent.asText()))
                .isEqualTo(
                        Wire.json(
                                """
                                {"type": "object", "properties": {"n": {"type": "integer"}},
                                 "additionalProperties": false}
                                """));
        assertThat(call.dropped()).containsExactly("response_format.json_schema.schema.minimum");
    }

    @Test
    void aToolThatWasCalledIsNamedThoughItIsNotOffered() {
        WireCall call = protocol(HAIKU).encode(afterACall().build());

        assertThat(Wire.body(call).path("toolConfig"))
                .isEqualTo(
                        Wire.json(
                                """
                                {"tools": [{"toolSpec": {"name": "weather", "description": "No longer available.",
                                   "inputSchema": {"json": {"type": "object"}}}}]}
                                """));
    }

    @Test
    void aToolThatIsOfferedAgainIsNamedOnce() {
        Prompt prompt = afterACall().tool(WEATHER).build();

        JsonNode tools = Wire.body(protocol(HAIKU).encode(prompt)).at("/toolConfig/tools");
        assertThat(tools).hasSize(1);
        assertThat(tools.at("/0/toolSpec").has("description")).isFalse();
    }

    private static Draft afterACall() {
        ToolCall call = new ToolCall("c1", "weather", new Json("{}"), Optional.empty());
        return prompt(
                user("Hi"),
                new Message.Assistant(Optional.empty(), List.of(call)),
                new Message.ToolResult("c1", "rain"));
    }
}
