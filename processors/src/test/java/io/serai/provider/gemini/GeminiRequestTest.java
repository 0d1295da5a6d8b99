package io.serai.provider.gemini;

import static io.serai.provider.Prompts.prompt;
import static io.serai.provider.Prompts.user;
import static io.serai.provider.Prompts.weather;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Effort;
import io.serai.model.Json;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Sampling;
import io.serai.model.Tool;
import io.serai.model.ToolCall;
import io.serai.provider.Prompts;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.Secret;
import io.serai.provider.Wire;
import io.serai.provider.WireCall;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiRequestTest {
    @ParameterizedTest
    @CsvSource({
        "gemini-3.8-flash, MINIMAL, MINIMAL, '', ''",
        "gemini-3.8-flash, NONE, MINIMAL, '', reasoning_effort",
        "gemini-3.8-flash, MAX, HIGH, '', reasoning_effort",
        "gemini-3-pro-preview, MEDIUM, LOW, '', reasoning_effort",
        "gemini-3.1-pro-preview, MEDIUM, MEDIUM, '', ''",
        "gemini-2.5-flash, NONE, '', 0, ''",
        "gemini-2.5-flash, LOW, '', 1024, ''",
        "gemini-2.5-pro, NONE, '', 512, reasoning_effort",
        "gemini-2.5-pro, HIGH, '', 24576, ''",
        "gemini-2.0-flash, HIGH, '', '', reasoning_effort",
    })
    void saysEffortInTheModelsWords(
            String model, Effort asked, String level, String budget, String dropped) {
        WireCall call = protocol(model).encode(prompt(user("Hi")).effort(asked).build());

        assertThat(at(call, "/generationConfig/thinkingConfig/thinkingLevel")).isEqualTo(level);
        assertThat(at(call, "/generationConfig/thinkingConfig/thinkingBudget")).isEqualTo(budget);
        assertThat(String.join(",", call.dropped())).isEqualTo(dropped);
    }

    @Test
    void givesASignatureBackUnchanged() {
        ToolCall signed = new ToolCall("c", "weather", new Json("{}"), Optional.of("c2lnbmVk"));

        assertThat(Wire.body(protocol("gemini-3.8-flash").encode(called(signed))).at("/contents/1"))
                .isEqualTo(
                        Wire.json(
                                """
                                {"role": "model", "parts": [{"functionCall": {"id": "c", "name": "weather",
                                  "args": {}}, "thoughtSignature": "c2lnbmVk"}]}
                                """));
    }

    @Test
    void needsNoSignatureBeforeGemini3() {
        ToolCall unsigned = new ToolCall("c", "weather", new Json("{}"), Optional.empty());

        assertThat(
                        Wire.body(protocol("gemini-2.5-flash").encode(called(unsigned)))
                                .at("/contents/1/parts/0")
                                .has("thoughtSignature"))
                .isFalse();
    }

    @Test
    void wrapsArgumentsThatAreNoObjectAndSaysSo() {
        ToolCall garbled = new ToolCall("c", "weather", new Json("[1"), Optional.empty());
        WireCall call = protocol("gemini-3.8-flash").encode(called(garbled));

        assertThat(at(call, "/contents/1/parts/0/functionCall/args/arguments")).isEqualTo("[1");
        assertThat(call.dropped()).containsExactly("messages[].tool_calls[].function.arguments");
    }

    @Test
    void namesAResultOfAnUnknownCallByItsId() {
        WireCall call =
                protocol("gemini-3.8-flash")
                        .encode(prompt(user("Hi"), new Message.ToolResult("lost", "[]")).build());

        assertThat(Wire.body(call).at("/contents/1/parts/0/functionResponse"))
                .isEqualTo(
                        Wire.json(
                                """
                                {"id": "lost", "name": "lost", "response": {"result": "[]"}}
                                """));
    }

    @Test
    void leavesTheFormOpenWhereToolsForbidIt() {
        Prompt prompt =
                weather(prompt(user("Rome?"))).format(new ResponseFormat.JsonObject()).build();
        WireCall older = protocol("gemini-2.5-flash").encode(prompt);
        WireCall newer = protocol("gemini-3.8-flash").encode(prompt);

        assertThat(older.dropped()).containsExactly("response_format");
        assertThat(Wire.body(older).has("generationConfig")).isFalse();
        assertThat(newer.dropped()).isEmpty();
        assertThat(at(newer, "/generationConfig/responseMimeType")).isEqualTo("application/json");
    }

    @Test
    void reportsWhatItsToolsCannotPromise() {
        Tool tool = new Tool("now", Optional.empty(), new Json("{}"), Optional.of(true));

        assertThat(
                        protocol("gemini-3.8-flash")
                                .encode(prompt(user("Hi")).tool(tool).build())
                                .dropped())
                .containsExactly("tools[].function.strict");
    }

    @Test
    void takesSeedsOf32Bits() {
        Sampling sampling =
                new Sampling(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.of(1L << 40),
                        OptionalDouble.empty(),
                        OptionalDouble.empty());

        assertThat(
                        protocol("gemini-3.8-flash")
                                .encode(prompt(user("Hi")).sampling(sampling).build())
                                .dropped())
                .containsExactly("seed");
    }

    @Test
    void letsTheUserSpeakInstructionsThatStandAlone() {
        WireCall call =
                protocol("gemini-3.8-flash")
                        .encode(prompt(new Message.Instructions("Tell a joke")).build());

        assertThat(Wire.body(call))
                .isEqualTo(
                        Wire.json(
                                """
                                {"contents": [{"role": "user", "parts": [{"text": "Tell a joke"}]}]}
                                """));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a.png, image/png",
        "https://example.com/a.jpg#x, image/jpeg",
        "https://example.com/a.pdf, image/jpeg",
        "https://example.com/image?id=7, image/jpeg",
    })
    void guessesTheTypeOfALinkedImage(String url, String type) {
        Prompt prompt = prompt(new Message.User(List.of(new Part.LinkedImage(url)))).build();

        assertThat(
                        at(
                                protocol("gemini-3.8-flash").encode(prompt),
                                "/contents/0/parts/0/fileData/mimeType"))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "https://generativelanguage.googleapis.com, gemini-2.5-pro, /v1beta/models/gemini-2.5-pro:generateContent",
        "https://generativelanguage.googleapis.com/v1beta/, models/gemini-2.5-pro, /models/gemini-2.5-pro:generateContent",
    })
    void acceptsABaseUrlWithAndWithoutVersion(URI baseUrl, String model, String path) {
        Protocol protocol =
                Gemini.protocol(
                        Providers.settings(Gemini.NAME, baseUrl, model, Map.of()),
                        Providers.CLOCK,
                        Providers.EVEN);

        assertThat(protocol.path()).isEqualTo(path);
    }

    @Test
    void probesAndShowsItsKey() {
        Protocol protocol = protocol("gemini-3.8-flash");

        assertThat(protocol.probe().path()).isEqualTo("/v1beta/models?pageSize=1");
        assertThat(protocol.credential(new Secret("k-1")))
                .isEqualTo(Map.of("x-goog-api-key", "k-1"));
        assertThat(protocol.encode(Prompts.TEXT.prompt()).headers()).isEmpty();
    }

    private static Prompt called(ToolCall call) {
        return weather(
                        prompt(
                                user("Rome?"),
                                new Message.Assistant(Optional.empty(), List.of(call)),
                                new Message.ToolResult("c", "sun")))
                .build();
    }

    private static String at(WireCall call, String pointer) {
        return Wire.body(call).at(pointer).asText();
    }

    private static Protocol protocol(String model) {
        return Gemini.protocol(
                Providers.settings(Gemini.NAME, model, Map.of()), Providers.CLOCK, Providers.EVEN);
    }
}
