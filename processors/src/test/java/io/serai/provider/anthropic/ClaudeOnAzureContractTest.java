package io.serai.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import io.serai.provider.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claude in a Foundry resource on Azure, below {@code /anthropic}: its model is a deployment. */
class ClaudeOnAzureContractTest extends AnthropicContractTest {
    private static final String DEPLOYMENT = "our-sonnet";

    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("like", "claude-sonnet-5-5");
        return Providers.settings(
                Anthropic.NAME,
                URI.create("https://r.services.ai.azure.com/anthropic"),
                DEPLOYMENT,
                all);
    }

    @Override
    protected JsonNode expected(String file) {
        JsonNode call = super.expected(file);
        ((ObjectNode) call.get("body")).put("model", DEPLOYMENT);
        return call;
    }

    @Test
    void callsWhatIsBelowItsAddressWithItsKey() {
        assertThat(protocol().path()).isEqualTo("/v1/messages");
        assertThat(protocol().probe().path()).isEqualTo("/v1/models?limit=1");
        assertThat(protocol().credential(new Secret("k"))).isEqualTo(Map.of("x-api-key", "k"));
    }
}
