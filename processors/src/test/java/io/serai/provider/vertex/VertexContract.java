package io.serai.provider.vertex;

import io.serai.provider.Protocol;
import io.serai.provider.ProviderContract;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The contract for a model on Vertex AI, of one project. */
abstract class VertexContract extends ProviderContract {
    /** Its name there. */
    abstract String model();

    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("project", "our-project");
        return Providers.settings(Vertex.NAME, model(), all);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return Vertex.protocol(settings, Providers.CLOCK, Providers.EVEN);
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
