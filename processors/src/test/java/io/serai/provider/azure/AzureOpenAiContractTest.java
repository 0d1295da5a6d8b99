package io.serai.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.model.Capability;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Remedy;
import io.serai.provider.Answer;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderContract;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import io.serai.provider.Secret;
import io.serai.provider.WireAnswer;
import io.serai.provider.openai.OpenAiContractTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureOpenAiContractTest extends ProviderContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.settings(AzureOpenAi.NAME, "gpt-4o", options);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return AzureOpenAi.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @Override
    protected Class<?> wire() {
        return OpenAiContractTest.class;
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of();
    }

    @Override
    protected String nativeLength() {
        return "length";
    }

    @ParameterizedTest
    @CsvSource({
        "https://r.openai.azure.com, /openai/v1/chat/completions, /openai/v1/models",
        "https://r.openai.azure.com/, /openai/v1/chat/completions, /openai/v1/models",
        "https://r.openai.azure.com/openai/v1/, /chat/completions, /models",
    })
    void callsTheResourceItself(String baseUrl, String path, String probe) {
        Protocol protocol = at(baseUrl, "gpt-4o", Map.of());

        assertThat(protocol.path()).isEqualTo(path);
        assertThat(protocol.probe().path()).isEqualTo(probe);
    }

    @Test
    void refusesAVersionThatWouldBeMoreThanOne() {
        assertThatThrownBy(() ->
                        at(
                                "https://r.openai.azure.com",
                                "gpt-4o",
                                Map.of("api-version", "1&model=other")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("options.api-version must be like");
    }

    @Test
    void refusesAVersionWhereTheAddressHasNone() {
        assertThatThrownBy(() ->
                        at(
                                "https://r.openai.azure.com/openai/v1/",
                                "gpt-4o",
                                Map.of("api-version", "2024-10-21")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("options.api-version must be left out");
    }

    /** The filter was down: the text is kept for when no abler provider has an answer. */
    @Test
    void anAnswerThatNoFilterHasSeenIsNotJustPassedOn() {
        String body =
                """
                {"id": "c", "created": 1, "model": "m", "choices": [{"index": 0, "finish_reason": "stop",
                 "message": {"role": "assistant", "content": "Anything."},
                 "content_filter_results": {"error": {"code": "content_filter_error", "message": "The contents are not filtered"}}}]}
                """;

        Answer answer =
                protocol()
                        .decode(
                                new WireAnswer(
                                        200, Map.of(), body.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer).isInstanceOf(Answer.Faulted.class);
        Fault fault = ((Answer.Faulted) answer).fault();
        assertThat(fault.kind()).isEqualTo(FaultKind.FILTERED);
        assertThat(fault.remedy()).isEqualTo(Remedy.ABLER_PROVIDER);
        assertThat(fault.answer().orElseThrow().text()).contains("Anything.");
        assertThat(fault.answer().orElseThrow().nativeFinishReason())
                .contains("content_filter_error");
    }

    @Test
    void sendsItsKeyAsAzureWantsIt() {
        assertThat(protocol().credential(new Secret("k"))).isEqualTo(Map.of("api-key", "k"));
    }

    private static Protocol at(String baseUrl, String model, Map<String, String> options) {
        return AzureOpenAi.protocol(
                Providers.settings(AzureOpenAi.NAME, URI.create(baseUrl), model, options),
                Providers.CLOCK,
                Providers.EVEN);
    }
}
