package io.serai.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.provider.ProviderSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The older address of an embeddings model, by deployment. */
class AzureDeploymentEmbeddingsContractTest extends AzureEmbeddingsContractTest {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("api-version", "2024-10-21");
        return super.settings(all);
    }

    @Test
    void callsTheDeployment() {
        assertThat(protocol(settings(Map.of())).path())
                .isEqualTo(
                        "/openai/deployments/text-embedding-3-small/embeddings?api-version=2024-10-21");
        assertThat(protocol(settings(Map.of())).probe().path())
                .isEqualTo("/openai/models?api-version=2024-10-21");
    }
}
