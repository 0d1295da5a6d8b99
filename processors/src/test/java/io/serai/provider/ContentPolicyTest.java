package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.serai.model.Remedy;
import io.serai.provider.azure.AzureOpenAi;
import io.serai.provider.openai.OpenAi;
import io.serai.provider.responses.OpenAiResponses;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a prompt that OpenAI's policy refuses goes to the next provider: the operator says. */
class ContentPolicyTest {
    private static final WireAnswer REFUSED =
            new WireAnswer(
                    400,
                    Map.of(),
                    "{\"error\": {\"code\": \"content_policy_violation\", \"message\": \"No.\"}}"
                            .getBytes(StandardCharsets.UTF_8));

    interface Speaks {
        Protocol bound(Map<String, String> options);
    }

    static Stream<Arguments> protocols() {
        Speaks openai =
                options ->
                        OpenAi.protocol(
                                settings(OpenAi.NAME, options), Providers.CLOCK, Providers.EVEN);
        Speaks azure =
                options ->
                        AzureOpenAi.protocol(
                                settings(AzureOpenAi.NAME, options),
                                Providers.CLOCK,
                                Providers.EVEN);
        Speaks responses =
                options ->
                        OpenAiResponses.protocol(
                                settings(OpenAiResponses.NAME, options),
                                Providers.CLOCK,
                                Providers.EVEN);
        return Stream.of(arguments(openai), arguments(azure), arguments(responses));
    }

    private static ProviderSettings settings(String protocol, Map<String, String> options) {
        return Providers.settings(protocol, "gpt-4o", options);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void failsUnlessItIsToldOtherwise(Speaks protocol) {
        assertThat(remedy(protocol, Map.of())).isEqualTo(Remedy.GIVE_UP);
        assertThat(remedy(protocol, Map.of("content-policy", "fail"))).isEqualTo(Remedy.GIVE_UP);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void goesToTheNextProviderWhereItIsTold(Speaks protocol) {
        assertThat(remedy(protocol, Map.of("content-policy", "next")))
                .isEqualTo(Remedy.ABLER_PROVIDER);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void refusesAnotherWord(Speaks protocol) {
        assertThatThrownBy(() -> protocol.bound(Map.of("content-policy", "maybe")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("options.content-policy must be one of fail, next: maybe");
    }

    private static Remedy remedy(Speaks protocol, Map<String, String> options) {
        Answer answer = protocol.bound(options).decode(REFUSED);
        assertThat(answer).isInstanceOf(Answer.Faulted.class);
        return ((Answer.Faulted) answer).fault().remedy();
    }
}
