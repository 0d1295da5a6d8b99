package io.serai.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The older address, by deployment; its name is the model, and says nothing of what that takes. */
class AzureDeploymentContractTest extends AzureOpenAiContractTest {
    private static final String DEPLOYMENT = "our gpt";

    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("api-version", "2024-10-21");
        all.put("like", "gpt-4o");
        return Providers.settings(AzureOpenAi.NAME, DEPLOYMENT, all);
    }

    @Override
    protected JsonNode expected(String file) {
        JsonNode call = super.expected(file);
        ((ObjectNode) call.get("body")).put("model", DEPLOYMENT);
        return call;
    }

    @Test
    void callsTheDeployment() {
        assertThat(protocol().path())
                .isEqualTo("/openai/deployments/our%20gpt/chat/completions?api-version=2024-10-21");
        assertThat(protocol().probe().path()).isEqualTo("/openai/models?api-version=2024-10-21");
    }
}
