package io.serai.provider.gemini;

import io.serai.model.Capability;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderContract;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import java.util.Map;
import java.util.Set;

public class GeminiContractTest extends ProviderContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.settings(Gemini.NAME, "gemini-3.8-flash", options);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return Gemini.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of();
    }

    @Override
    protected String nativeLength() {
        return "MAX_TOKENS";
    }
}
