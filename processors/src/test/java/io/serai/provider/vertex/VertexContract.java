package io.serai.provider.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.provider.Protocol;
import io.serai.provider.ProviderContract;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract for a model on Vertex AI, of one project. */
abstract class VertexContract extends ProviderContract {
    /** Its name there. */
    abstract String model();

    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("project", "our-project");
        all.put("location", "global");
        return Providers.settings(Vertex.NAME, model(), all);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return Vertex.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "https://aiplatform.googleapis.com, false",
        "https://aiplatform.eu.rep.googleapis.com, true",
        "https://europe-west1-aiplatform.googleapis.com, true",
    })
    void knowsLocationsOfOneRegion(URI baseUrl, boolean regional) {
        assertThat(at(baseUrl, Map.of()).regional()).isEqualTo(regional);
    }

    @ParameterizedTest
    @CsvSource({"global, false", "eu, true", "europe-west1, true"})
    void knowsWhereAProxyLeads(String location, boolean regional) {
        assertThat(at(URI.create("https://proxy.example"), Map.of("location", location)).regional())
                .isEqualTo(regional);
    }

    private Protocol at(URI baseUrl, Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("project", "our-project");
        return protocol(Providers.settings(Vertex.NAME, baseUrl, model(), all));
    }

    @Override
    protected int retriesWhenThrottled() {
        return 2;
    }

    @Override
    protected Duration pauseWhenThrottled() {
        return Duration.ofMillis(1500);
    }
}
