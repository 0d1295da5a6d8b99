package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Capability;
import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.FinishReason;
import io.serai.model.Kind;
import io.serai.model.Lesson;
import io.serai.model.Message;
import io.serai.model.Prompt;
import io.serai.model.Remedy;
import io.serai.model.ToolCall;
import io.serai.model.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every protocol(). Its wire JSON lies in the test resources of its package: {@code
 * requests} has the expected call of each of {@link Prompts}, {@code answers} what a provider says.
 */
public abstract class ProviderContract extends HostileAnswerContract {
    /** What this protocol cannot express with the contract's model. */
    protected abstract Set<Capability> unsupported();

    /** The word for "too long" of its wire. */
    protected abstract String nativeLength();

    /** How often a throttled call is tried again here. */
    protected int retriesWhenThrottled() {
        return 1;
    }

    /** Before that, where it is told to wait a second. */
    protected Duration pauseWhenThrottled() {
        return Duration.ofSeconds(1);
    }

    /** None where its answers do not tell them apart. */
    protected int reasoningTokens() {
        return 20;
    }

    @Test
    void hasTheCapabilitiesItDoesNotDisclaim() {
        Set<Capability> expected = Capability.of(Kind.CHAT);
        expected.removeAll(unsupported());

        assertThat(protocol().capabilities()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void writesEveryFeatureAsItsApiWantsIt(Prompts feature) {
        if (!protocol().capabilities().containsAll(feature.prompt().needs())) {
            assertThat(feature.prompt().needs()).containsAnyElementsOf(unsupported());
            return;
        }
        assertThat(asJson(protocol().encode(feature.prompt())))
                .isEqualTo(expected(fileName(feature.name())));
    }

    @Test
    void keepsTheCredentialOutOfTheCall() {
        WireCall call = protocol().encode(Prompts.TEXT.prompt());

        assertThat(call.headers().toString()).doesNotContain(Providers.KEY);
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).doesNotContain(Providers.KEY);
        assertThat(protocol().credential(new Secret("s3cr3t")).values())
                .singleElement()
                .asString()
                .endsWith("s3cr3t");
    }

    @Test
    void hasPathsBelowTheBaseUrl() {
        assertThat(protocol().path()).startsWith("/");
        assertThat(protocol().probe().path()).startsWith("/");
    }

    @Test
    void replacesHalfASurrogatePairInAPrompt() {
        Prompt prompt = Prompts.prompt(Prompts.user("half \ud83d pair")).build();

        assertThat(new String(protocol().encode(prompt).body(), StandardCharsets.UTF_8))
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
        assertThat(usage.reasoningTokens()).isEqualTo(reasoningTokens());
    }

    @Test
    void readsParallelToolCalls() {
        Completion completion = completed("tools");

        assertThat(completion.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(completion.toolCalls())
                .extracting(ToolCall::name)
                .containsExactly("weather", "now");
        assertThat(completion.toolCalls())
                .extracting(call -> Wire.json(call.arguments().text()))
                .containsExactly(Wire.json("{\"city\":\"Rome\"}"), Wire.json("{}"));
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

        assertThat(asJson(protocol().encode(next))).isEqualTo(expected("given-back.json"));
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
    void waitsHereForAShortDelay() {
        Fault fault = faulted(throttled("1"));

        assertThat(fault.remedy()).isEqualTo(Remedy.RETRY_HERE);
        assertThat(fault.retries()).isEqualTo(retriesWhenThrottled());
        assertThat(fault.pause()).isEqualTo(pauseWhenThrottled());
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

    /** A local server is called with none: there is none to mask. */
    @Test
    void masksItsOwnKeyInAnError() {
        assumeThat(settings(Map.of()).secrets()).isNotEmpty();
        byte[] body = ("bad key " + Providers.KEY).getBytes(StandardCharsets.UTF_8);

        assertThat(faulted(answer(401, body)).message()).isEqualTo("bad key ***");
    }

    /** The call as it must be; another way to a protocol's models may say some of it elsewhere. */
    protected JsonNode expected(String file) {
        return resource("requests/" + file);
    }

    private static WireAnswer throttled(String retryAfter) {
        return new WireAnswer(429, Map.of("Retry-After", retryAfter), new byte[0]);
    }

    private static JsonNode asJson(WireCall call) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putPOJO("headers", call.headers()).putPOJO("dropped", call.dropped());
        node.set("body", Wire.body(call));
        return Wire.json(node.toString());
    }

    private static String fileName(String feature) {
        return feature.toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
    }
}
