package io.serai.provider.anthropic;

import static io.serai.provider.Prompts.call;
import static io.serai.provider.Prompts.prompt;
import static io.serai.provider.Prompts.user;
import static io.serai.provider.anthropic.Claude.at;
import static io.serai.provider.anthropic.Claude.protocol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.model.Prompt;
import io.serai.model.Sampling;
import io.serai.provider.Prompts;
import io.serai.provider.Protocol;
import io.serai.provider.Wire;
import io.serai.provider.WireCall;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version of the API is asked for, and what that leaves of the sampling. */
class AnthropicVersionTest {
    private static final String OLD = "2023-06-01";
    private static final String NEW = "2026-10-21";

    @Test
    void asksForTheOldVersionOnlyToLetSamplingThrough() {
        Protocol protocol = protocol("claude-sonnet-4-5");
        WireCall call = protocol.encode(sampling(0.5, OptionalDouble.empty()));

        assertThat(call.headers()).containsEntry("anthropic-version", OLD);
        assertThat(at(call, "/temperature")).isEqualTo("0.5");
        assertThat(call.dropped()).isEmpty();
        assertThat(protocol.encode(Prompts.TEXT.prompt()).headers())
                .containsEntry("anthropic-version", NEW);
    }

    @Test
    void staysAtTheVersionItsConfigurationNames() {
        Prompt prompt = sampling(0.5, OptionalDouble.empty());
        WireCall newest =
                protocol("claude-sonnet-4-5", Map.of("anthropic-version", NEW)).encode(prompt);
        WireCall older =
                protocol("claude-sonnet-4-5", Map.of("anthropic-version", OLD)).encode(prompt);

        assertThat(newest.headers()).containsEntry("anthropic-version", NEW);
        assertThat(newest.dropped()).containsExactly("temperature");
        assertThat(older.headers()).containsEntry("anthropic-version", OLD);
        assertThat(older.dropped()).isEmpty();
    }

    @Test
    void sendsNoSamplingToModelsThatRefuseItUnderAnyVersion() {
        WireCall call =
                protocol("claude-sonnet-5-5", Map.of("anthropic-version", OLD))
                        .encode(sampling(0.5, OptionalDouble.empty()));

        assertThat(Wire.body(call).has("temperature")).isFalse();
        assertThat(call.dropped()).containsExactly("temperature");
    }

    @Test
    void believesTheConfigurationAboutSampling() {
        WireCall call =
                protocol("claude-sonnet-5-5", Map.of("sampling", "true"))
                        .encode(sampling(0.5, OptionalDouble.empty()));

        assertThat(at(call, "/temperature")).isEqualTo("0.5");
    }

    @Test
    void keepsWithinItsScaleAndOneOfTwo() {
        Protocol protocol = protocol("claude-sonnet-4-5");

        assertThat(protocol.encode(sampling(1.5, OptionalDouble.empty())).dropped())
                .containsExactly("temperature");
        assertThat(protocol.encode(sampling(0.5, OptionalDouble.of(0.9))).dropped())
                .containsExactly("top_p");
        assertThat(at(protocol.encode(sampling(1.5, OptionalDouble.of(0.9))), "/top_p"))
                .isEqualTo("0.9");
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01, ': 2024-01-01'", "'', ''", "newest, ': newest'"})
    void refusesAVersionItCannotSpeak(String version, String shown) {
        assertThatThrownBy(
                        () -> protocol("claude-sonnet-5-5", Map.of("anthropic-version", version)))
                .hasMessage(
                        "options.anthropic-version must be one of auto, 2026-10-21, 2023-06-01"
                                + shown);
    }

    private static Prompt sampling(double temperature, OptionalDouble topP) {
        return prompt(user("Hi"))
                .sampling(
                        new Sampling(
                                OptionalDouble.of(temperature),
                                topP,
                                OptionalLong.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty()))
                .build();
    }
}
