package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Capability;
import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.FinishReason;
import io.serai.model.Lesson;
import io.serai.model.Message;
import io.serai.model.Prompt;
import io.serai.model.Remedy;
import io.serai.model.ToolCall;
import io.serai.model.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every protocol. Its wire JSON lies in the test resources of its package: {@code
 * requests} has the expected call of each of {@link Prompts}, {@code answers} what a provider says.
 */
public abstract class ProviderContract {
    private static final JsonMapper JSON = new JsonMapper();

    private Protocol protocol;

    protected abstract ProviderSettings settings(Map<String, String> options);

    protected abstract Protocol protocol(ProviderSettings settings);

    /** What this protocol cannot express with the contract's model. */
    protected abstract Set<Capability> unsupported();

    /** The word for "too long" of its wire. */
    protected abstract String nativeLength();

    @BeforeEach
    void bind() {
        protocol = protocol(settings(Map.of()));
    }

    @Test
    void hasTheCapabilitiesItDoesNotDisclaim() {
        Set<Capability> expected = EnumSet.allOf(Capability.class);
        expected.removeAll(unsupported());

        assertThat(protocol.capabilities()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void writesEveryFeatureAsItsApiWantsIt(Prompts feature) {
        if (!protocol.capabilities().containsAll(feature.prompt().needs())) {
            assertThat(feature.prompt().needs()).containsAnyElementsOf(unsupported());
            return;
        }
        assertThat(asJson(protocol.encode(feature.prompt())))
                .isEqualTo(resource("requests/" + fileName(feature.name())));
    }

    @Test
    void keepsTheCredentialOutOfTheCall() {
        WireCall call = protocol.encode(Prompts.TEXT.prompt());

        assertThat(call.headers().toString()).doesNotContain(Providers.KEY);
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).doesNotContain(Providers.KEY);
        assertThat(protocol.credential(new Secret("s3cr3t")).values())
                .singleElement()
                .asString()
                .endsWith("s3cr3t");
    }

    @Test
    void hasPathsBelowTheBaseUrl() {
        assertThat(protocol.path()).startsWith("/");
        assertThat(protocol.probe().path()).startsWith("/");
    }

    @Test
    void replacesHalfASurrogatePairInAPrompt() {
        Prompt prompt = Prompts.prompt(Prompts.user("half \ud83d pair")).build();

        assertThat(new String(protocol.encode(prompt).body(), StandardCharsets.UTF_8))
                .contains("half ? pair");
    }

    @Test
    void refusesAnOptionItDoesNotKnow() {
        assertThatThrownBy(() -> protocol(settings(Map.of("colour", "blue"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("options.colour");
    }

    @Test
    void readsText() {
        Completion completion = completed("text");

        assertThat(completion.text()).contains("Good morning!");
        assertThat(completion.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(completion.toolCalls()).isEmpty();
        assertThat(completion.id()).isNotBlank();
        assertThat(completion.model()).isNotBlank();
        assertThat(completion.created()).isBetween("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        assertThat(completion.dropped()).isEmpty();
    }

    @Test
    void countsTokensUnderOneMeaning() {
        Usage usage = completed("text").usage().orElseThrow();

        assertThat(usage.promptTokens()).as("with cached ones").isEqualTo(120);
        assertThat(usage.cachedTokens()).isEqualTo(100);
        assertThat(usage.completionTokens()).as("with reasoning").isEqualTo(30);
        assertThat(usage.reasoningTokens()).isEqualTo(20);
    }

    @Test
    void readsParallelToolCalls() {
        Completion completion = completed("tools");

        assertThat(completion.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(completion.toolCalls())
                .extracting(ToolCall::name)
                .containsExactly("weather", "now");
        assertThat(completion.toolCalls())
                .extracting(call -> tree(call.arguments().text()))
                .containsExactly(tree("{\"city\":\"Rome\"}"), tree("{}"));
        assertThat(completion.toolCalls()).extracting(ToolCall::id).doesNotHaveDuplicates();
    }

    @Test
    void givesBackToolCallsAsTheyCame() {
        Completion completion = completed("tools");
        Prompt next =
                Prompts.weather(
                                Prompts.prompt(
                                        Prompts.user("Rome?"),
                                        new Message.Assistant(
                                                completion.text(), completion.toolCalls()),
                                        new Message.ToolResult(
                                                completion.toolCalls().getFirst().id(), "sun"),
                                        new Message.ToolResult(
                                                completion.toolCalls().getLast().id(), "noon")))
                        .build();

        assertThat(asJson(protocol.encode(next))).isEqualTo(resource("requests/given-back.json"));
    }

    @Test
    void tellsAnAnswerThatWasCutShort() {
        Completion completion = completed("length");

        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(completion.nativeFinishReason().orElse("length")).isEqualTo(nativeLength());
    }

    @Test
    void carriesARefusalForAnAblerProvider() {
        Fault fault = faulted(answer(200, body("declined")));

        assertThat(fault.kind()).isEqualTo(FaultKind.FILTERED);
        assertThat(fault.remedy()).isEqualTo(Remedy.ABLER_PROVIDER);
        assertThat(fault.lesson()).isEqualTo(new Lesson.Nothing());
        assertThat(fault.possiblyBilled()).isFalse();
        assertThat(fault.answer().orElseThrow().finishReason())
                .isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @Test
    void takesNoPartOfAnAnswerForTheWhole() {
        byte[] body = body("tools");
        int end = new String(body, StandardCharsets.UTF_8).stripTrailing().length();

        for (int length = 0; length < end; length++) {
            assertBroken(Arrays.copyOf(body, length));
        }
    }

    @Test
    void survivesRandomBytes() {
        Random random = new Random(20261122);
        for (int round = 0; round < 2_000; round++) {
            byte[] body = new byte[random.nextInt(64)];
            random.nextBytes(body);
            assertBroken(body);
        }
    }

    @Test
    void survivesAnyOneByteChanged() {
        Random random = new Random(22112026);
        byte[] good = body("tools");
        for (int at = 0; at < good.length; at++) {
            byte[] body = good.clone();
            body[at] = (byte) random.nextInt(256);
            assertThat(protocol.decode(answer(200, body))).isNotNull();
            assertThat(protocol.decode(answer(500, body))).isInstanceOf(Answer.Faulted.class);
        }
    }

    /** Every value of a good answer in turn replaced by something of another shape. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null", "true", "-1", "1e308", "\"x\"", "[]", "{}", "[null]", "[[]]", "[{}]"
            })
    void survivesWrongShapes(String wrong) {
        for (String file : new String[] {"text", "tools", "length", "declined"}) {
            JsonNode good = resource("answers/" + file + ".json");
            for (String at : Shapes.pointers(good, "").toList()) {
                byte[] body =
                        Shapes.replaced(good, at, tree(wrong))
                                .toString()
                                .getBytes(StandardCharsets.UTF_8);
                assertThat(protocol.decode(answer(200, body))).isNotNull();
                assertThat(protocol.decode(answer(429, body))).isInstanceOf(Answer.Faulted.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{}",
                "\"text\"",
                "42",
                "<html><body>502</body></html>",
                "{\"error\":{\"message\":\"boom\",\"type\":\"server_error\"}}",
                "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"boom\"}}",
                "[{\"error\":{\"code\":500,\"message\":\"boom\",\"status\":\"INTERNAL\"}}]",
                "{\"choices\":[]}",
                "{\"content\":17}",
                "{\"candidates\":{}}"
            })
    void callsASuccessWithoutAnAnswerBroken(String body) {
        assertBroken(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void boundsNestingAndNumbers() {
        assertBroken("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertBroken("{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertBroken(("{\"a\":" + "9".repeat(5_000) + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void waitsHereForAShortDelay() {
        Fault fault = faulted(throttled("1"));

        assertThat(fault.remedy()).isEqualTo(Remedy.RETRY_HERE);
        assertThat(fault.retries()).isEqualTo(1);
        assertThat(fault.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(fault.lesson()).isEqualTo(new Lesson.Wait(Duration.ofSeconds(1)));
    }

    @Test
    void goesOnWhenTheDelayIsLong() {
        Fault fault = faulted(throttled("30"));

        assertThat(fault.remedy()).isEqualTo(Remedy.FAILOVER);
        assertThat(fault.retries()).isZero();
        assertThat(fault.pause()).isZero();
        assertThat(fault.lesson()).isEqualTo(new Lesson.Wait(Duration.ofSeconds(30)));
    }

    @Test
    void masksItsOwnKeyInAnError() {
        byte[] body = ("bad key " + Providers.KEY).getBytes(StandardCharsets.UTF_8);

        assertThat(faulted(answer(401, body)).message()).isEqualTo("bad key ***");
    }

    @ParameterizedTest
    @MethodSource("strayStatus")
    void hasAFaultForEveryStatus(int status) {
        assertThat(protocol.decode(answer(status, new byte[0]))).isInstanceOf(Answer.Faulted.class);
    }

    static Stream<Arguments> strayStatus() {
        return Stream.of(0, 100, 199, 300, 302, 400, 418, 499, 500, 599, 600, 999)
                .map(status -> argumentSet("status " + status, status));
    }

    protected final Protocol protocol() {
        return protocol;
    }

    protected final Completion completed(String file) {
        Answer answer = protocol.decode(answer(200, body(file)));
        assertThat(answer).isInstanceOf(Answer.Completed.class);
        return ((Answer.Completed) answer).completion();
    }

    protected final Fault faulted(WireAnswer answer) {
        Answer decoded = protocol.decode(answer);
        assertThat(decoded).isInstanceOf(Answer.Faulted.class);
        return ((Answer.Faulted) decoded).fault();
    }

    protected static WireAnswer answer(int status, byte[] body) {
        return new WireAnswer(status, Map.of("Content-Type", "application/json"), body);
    }

    private static WireAnswer throttled(String retryAfter) {
        return new WireAnswer(429, Map.of("Retry-After", retryAfter), new byte[0]);
    }

    private void assertBroken(byte[] body) {
        Fault fault = faulted(answer(200, body));
        assertThat(fault.kind()).isEqualTo(FaultKind.BROKEN);
        assertThat(fault.remedy()).isEqualTo(Remedy.FAILOVER);
        assertThat(fault.lesson()).isEqualTo(new Lesson.Failure());
        assertThat(fault.answer()).isEqualTo(Optional.empty());
    }

    private static ObjectNode asJson(WireCall call) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("headers", JSON.valueToTree(call.headers()));
        node.set("dropped", JSON.valueToTree(call.dropped()));
        node.set("body", tree(new String(call.body(), StandardCharsets.UTF_8)));
        return node;
    }

    private byte[] body(String file) {
        return bytes("answers/" + file + ".json");
    }

    private JsonNode resource(String file) {
        return tree(new String(bytes(file), StandardCharsets.UTF_8));
    }

    private byte[] bytes(String file) {
        try (InputStream in = getClass().getResourceAsStream(file)) {
            assertThat(in).as("%s beside %s", file, getClass().getSimpleName()).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(String feature) {
        return feature.toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
    }
}
