package io.serai.provider.anthropic;

import io.serai.model.Capability;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderContract;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import java.util.Map;
import java.util.Set;

public class AnthropicContractTest extends ProviderContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.settings(Anthropic.NAME, "claude-sonnet-5-5", options);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return Anthropic.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of(Capability.JSON_OBJECT);
    }

    @Override
    protected String nativeLength() {
        return "max_tokens";
    }
}
