package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.model.Effort;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelOptionsTest {
    @Test
    void guessesFromTheModelsName() {
        assertThat(options("gpt-5.1", Map.of()).flag("reasoning")).isTrue();
        assertThat(options("openai/GPT-5.1-mini", Map.of()).flag("reasoning")).isTrue();
        assertThat(options("qwen3:8b", Map.of()).flag("reasoning")).isFalse();
    }

    @Test
    void believesTheConfiguration() {
        assertThat(options("gpt-5.1", Map.of("reasoning", "false")).flag("reasoning")).isFalse();
    }

    @Test
    void guessesFromTheModelADeploymentIsLike() {
        assertThat(options("prod-chat", Map.of("like", "gpt-5.1")).flag("reasoning")).isTrue();
    }

    @Test
    void readsEfforts() {
        ModelOptions options = options("any", Map.of("efforts", " low, high "));

        assertThat(options.efforts("efforts").nearest(Effort.MAX)).contains(Effort.HIGH);
        assertThat(options.efforts("efforts").nearest(Effort.MEDIUM)).contains(Effort.LOW);
        assertThat(options.efforts("efforts").nearest(Effort.NONE)).contains(Effort.LOW);
        assertThat(options("any", Map.of("efforts", "")).efforts("efforts").nearest(Effort.LOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "reasoning, yes, 'options.reasoning must be one of true, false: yes'",
        "efforts, 'low,huge', 'options.efforts must be a list of none, minimal, low, medium, high, xhigh, max: low,huge'",
        "probe-path, health, options.probe-path must be a path that begins with /: health",
    })
    void namesKeyAndRuleOfAWrongValue(String key, String value, String message) {
        ModelOptions options = options("any", Map.of(key, value));

        assertThatThrownBy(
                        () -> {
                            switch (key) {
                                case "reasoning" -> options.flag(key);
                                case "efforts" -> options.efforts(key);
                                default -> options.path(key);
                            }
                        })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "", "99999999999"})
    void wantsWholeNumbersFromOne(String value) {
        ModelOptions options =
                ModelOptions.of(
                        "anthropic",
                        Providers.settings("anthropic", "claude", Map.of("max-tokens", value)));

        assertThatThrownBy(() -> options.positive("max-tokens"))
                .hasMessageStartingWith("options.max-tokens must be a whole number");
    }

    @Test
    void refusesAKeyItDoesNotKnow() {
        assertThatThrownBy(() -> options("any", Map.of("temprature", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("options.temprature")
                .hasMessageContaining("reasoning");
    }

    private static ModelOptions options(String model, Map<String, String> options) {
        return ModelOptions.of("openai", Providers.settings("openai", model, options));
    }
}
