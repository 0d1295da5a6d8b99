package io.serai.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderContract;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedrockContractTest extends ProviderContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.settings(
                Bedrock.NAME, "eu.anthropic.claude-sonnet-5-5-20260901-v1:0", options);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return Bedrock.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of(Capability.JSON_OBJECT, Capability.IMAGE_URLS);
    }

    @Override
    protected String nativeLength() {
        return "max_tokens";
    }

    @Override
    protected int reasoningTokens() {
        return 0;
    }

    /** An id is one segment of the path, whatever is in it. */
    @ParameterizedTest
    @CsvSource({
        "amazon.nova-pro-v1:0, amazon.nova-pro-v1%3A0",
        "eu.amazon.nova-pro-v1:0, eu.amazon.nova-pro-v1%3A0",
        "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/a1,"
                + " arn%3Aaws%3Abedrock%3Aeu-central-1%3A123456789012%3Aapplication-inference-profile%2Fa1",
    })
    void encodesTheModelInThePath(String model, String segment) {
        Protocol protocol = protocol(Providers.settings(Bedrock.NAME, model, Map.of()));

        assertThat(protocol.path()).isEqualTo("/model/" + segment + "/converse");
        assertThat(protocol.probe().path()).isEqualTo("/model/" + segment + "/count-tokens");
    }

    /** By its name alone: where an application's own profile leads, its ARN does not say. */
    @ParameterizedTest
    @CsvSource({
        "global.anthropic.claude-sonnet-5-5-20260901-v1:0, false",
        "eu.anthropic.claude-sonnet-5-5-20260901-v1:0, true",
        "us.anthropic.claude-sonnet-5-5-20260901-v1:0, true",
        "apac.anthropic.claude-sonnet-5-5-20260901-v1:0, true",
        "jp.anthropic.claude-sonnet-5-5-20260901-v1:0, true",
        "anthropic.claude-sonnet-5-5-20260901-v1:0, true",
        "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/global.anthropic.claude-sonnet-5-5-20260901-v1:0,"
                + " false",
        "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-5-5-20260901-v1:0,"
                + " true",
        "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/a1, true",
    })
    void knowsModelsOfOneRegion(String model, boolean regional) {
        assertThat(protocol(Providers.settings(Bedrock.NAME, model, Map.of())).regional())
                .isEqualTo(regional);
    }

    @Test
    void carriesABedrockApiKey() {
        assertThat(protocol().credential(new io.serai.provider.Secret("k")))
                .isEqualTo(Map.of("Authorization", "Bearer k"));
    }
}
