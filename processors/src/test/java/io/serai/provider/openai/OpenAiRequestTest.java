package io.serai.provider.openai;

import static io.serai.provider.Prompts.prompt;
import static io.serai.provider.Prompts.said;
import static io.serai.provider.Prompts.user;
import static io.serai.provider.Prompts.weather;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Capability;
import io.serai.model.Effort;
import io.serai.model.Json;
import io.serai.model.Message;
import io.serai.model.Prompt;
import io.serai.model.Tool;
import io.serai.model.ToolCall;
import io.serai.provider.Prompts;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.Secret;
import io.serai.provider.Wire;
import io.serai.provider.WireCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiRequestTest {
    @ParameterizedTest
    @ValueSource(strings = {"o3", "gpt-5", "gpt-5.1-mini", "gpt-5.4", "gpt-6-sol", "gpt-6.2-astra"})
    void speaksToReasoningModelsByTheirRules(String model) {
        Protocol protocol = protocol(model);

        assertThat(protocol.encode(Prompts.INSTRUCTIONS.prompt()))
                .satisfies(call -> assertThat(at(call, "/messages/0/role")).isEqualTo("developer"));
        assertThat(Wire.body(protocol.encode(Prompts.LIMITS.prompt())).has("max_tokens")).isFalse();
        assertThat(protocol.encode(Prompts.SAMPLING.prompt()).dropped())
                .containsExactly("temperature", "top_p", "frequency_penalty", "presence_penalty");
    }

    @Test
    void speaksToCompatibleServersAsTheyAllUnderstand() {
        JsonNode body = Wire.body(protocol("qwen3:8b").encode(Prompts.LIMITS.prompt()));

        assertThat(body.path("max_tokens").asInt()).isEqualTo(50);
        assertThat(body.has("max_completion_tokens")).isFalse();
    }

    @Test
    void leavesStopOutWhereTheModelRefusesIt() {
        WireCall call = protocol("o4-mini").encode(Prompts.LIMITS.prompt());

        assertThat(Wire.body(call).has("stop")).isFalse();
        assertThat(call.dropped()).containsExactly("stop");
    }

    @ParameterizedTest
    @CsvSource({
        "o3, HIGH, high, ''",
        "o3, MAX, high, reasoning_effort",
        "o3, NONE, low, reasoning_effort",
        "gpt-5, MINIMAL, minimal, ''",
        "gpt-5.1, NONE, none, ''",
        "gpt-5.4, XHIGH, xhigh, ''",
        "gpt-6-sol, MAX, max, ''",
        "gpt-6.2-astra, NONE, low, reasoning_effort",
        "gpt-4o, LOW, '', reasoning_effort",
    })
    void saysTheNearestEffortTheModelTakes(
            String model, Effort asked, String said, String dropped) {
        WireCall call = protocol(model).encode(prompt(user("Hi")).effort(asked).build());

        assertThat(at(call, "/reasoning_effort")).isEqualTo(said);
        assertThat(String.join(",", call.dropped())).isEqualTo(dropped);
    }

    @Test
    void sendsSamplingToAReasoningModelThatDoesNotReason() {
        Prompt prompt =
                prompt(user("Hi"))
                        .sampling(Prompts.SAMPLING.prompt().sampling())
                        .effort(Effort.NONE)
                        .build();

        assertThat(at(protocol("gpt-5.4").encode(prompt), "/temperature")).isEqualTo("0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5.4", "gpt-5.6-luna", "gpt-6-sol"})
    void turnsReasoningOffBesideToolsAndSaysSo(String model) {
        WireCall asked =
                protocol(model).encode(weather(prompt(user("Rome?"))).effort(Effort.HIGH).build());
        WireCall notAsked = protocol(model).encode(Prompts.TOOLS.prompt());

        assertThat(at(asked, "/reasoning_effort")).isEqualTo("none");
        assertThat(asked.dropped()).containsExactly("reasoning_effort");
        assertThat(at(notAsked, "/reasoning_effort")).isEqualTo("none");
        assertThat(notAsked.dropped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gpt-6-astra", "gpt-6.1-sol", "gpt-6.2-sol", "gpt-6.2-astra-2026-11-17"})
    void hasNoToolsWhereReasoningCannotBeTurnedOff(String model) {
        assertThat(protocol(model).capabilities())
                .doesNotContain(Capability.TOOLS, Capability.FORCED_TOOL_CHOICE)
                .contains(Capability.IMAGES, Capability.JSON_SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4o", "gpt-5.1", "gpt-5.4", "gpt-6.1-terra", "llama3.3"})
    void hasToolsElsewhere(String model) {
        assertThat(protocol(model).capabilities()).contains(Capability.TOOLS);
    }

    @Test
    void neverLetsAnExtraSpeakForSerai() {
        WireCall call =
                protocol("gpt-4o")
                        .encode(
                                prompt(user("Hi"))
                                        .extra("stream", "true")
                                        .extra("n", "3")
                                        .extra("model", "\"gpt-4\"")
                                        .extra("functions", "[]")
                                        .extra("metadata", "{\"big\": 12345678901234567890.5}")
                                        .build());

        assertThat(at(call, "/model")).isEqualTo("gpt-4o");
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .contains("12345678901234567890.5")
                .doesNotContain("stream");
        assertThat(call.dropped()).containsExactly("functions", "model", "n", "stream");
    }

    @Test
    void reportsNoLossWhereNothingIsLost() {
        WireCall call =
                protocol("gpt-4o")
                        .encode(
                                prompt(user("Hi"))
                                        .extra("stream", "false")
                                        .extra("n", "1")
                                        .build());

        assertThat(call.dropped()).isEmpty();
    }

    @Test
    void passesStrictToolsOn() {
        Tool tool = new Tool("now", Optional.empty(), new Json("{}"), Optional.of(true));
        WireCall call = protocol("gpt-4o").encode(prompt(user("Hi")).tool(tool).build());

        assertThat(at(call, "/tools/0/function/strict")).isEqualTo("true");
    }

    @Test
    void writesAnAssistantWhoSaidNothing() {
        Message silent = new Message.Assistant(Optional.empty(), List.of());
        WireCall call =
                protocol("gpt-4o")
                        .encode(prompt(user("Hi"), silent, said("Hm"), user("?")).build());

        assertThat(Wire.body(call).at("/messages/1/content").textValue()).isEmpty();
    }

    @Test
    void keepsThoughtSignaturesForGeminisOwnServerOnly() {
        ToolCall call = new ToolCall("call_1", "weather", new Json("{}"), Optional.of("c2lnbmVk"));
        Prompt prompt =
                weather(
                                prompt(
                                        user("Rome?"),
                                        new Message.Assistant(Optional.empty(), List.of(call)),
                                        new Message.ToolResult("call_1", "sun")))
                        .build();
        String place = "/messages/1/tool_calls/0/extra_content/google/thought_signature";

        assertThat(at(protocol("gemini-3.8-flash").encode(prompt), place)).isEqualTo("c2lnbmVk");
        assertThat(Wire.body(protocol("gpt-4o").encode(prompt)).at("/messages/1/tool_calls/0"))
                .isEqualTo(
                        Wire.json(
                                """
                                {"id": "call_1", "type": "function",
                                 "function": {"name": "weather", "arguments": "{}"}}
                                """));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com, /v1/chat/completions, /v1/models",
        "https://api.openai.com/v1, /chat/completions, /models",
        "http://localhost:11434/v1/, /chat/completions, /models",
        "https://gateway.example/openai, /v1/chat/completions, /v1/models",
    })
    void acceptsABaseUrlWithAndWithoutVersion(URI baseUrl, String chat, String probe) {
        Protocol protocol = protocol(baseUrl, Map.of());

        assertThat(protocol.path()).isEqualTo(chat);
        assertThat(protocol.probe().path()).isEqualTo(probe);
    }

    @ParameterizedTest
    @CsvSource({
        "https://eu.api.openai.com/v1, true",
        "https://api.openai.com, false",
        "http://localhost:11434/v1, false",
    })
    void knowsHostsOfOneRegion(URI baseUrl, boolean regional) {
        assertThat(protocol(baseUrl, Map.of()).regional()).isEqualTo(regional);
    }

    @Test
    void goesWhereItsOptionsSay() {
        Protocol protocol =
                protocol(
                        URI.create("http://localhost:8000"),
                        Map.of("probe-path", "/health", "chat-path", "/api/v3/chat/completions"));

        assertThat(protocol.probe().path()).isEqualTo("/health");
        assertThat(protocol.path()).isEqualTo("/api/v3/chat/completions");
    }

    @Test
    void showsItsKeyAsABearer() {
        assertThat(protocol("gpt-4o").credential(new Secret("k-1")))
                .isEqualTo(Map.of("Authorization", "Bearer k-1"));
    }

    private static String at(WireCall call, String pointer) {
        return Wire.body(call).at(pointer).asText();
    }

    private static Protocol protocol(String model) {
        return OpenAi.protocol(
                Providers.settings(OpenAi.NAME, model, Map.of()), Providers.CLOCK, Providers.EVEN);
    }

    private static Protocol protocol(URI baseUrl, Map<String, String> options) {
        return OpenAi.protocol(
                Providers.settings(OpenAi.NAME, baseUrl, "gpt-4o", options),
                Providers.CLOCK,
                Providers.EVEN);
    }
}
