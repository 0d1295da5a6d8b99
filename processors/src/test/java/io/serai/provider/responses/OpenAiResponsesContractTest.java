package io.serai.provider.responses;

import io.serai.model.Capability;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderContract;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import java.util.Map;
import java.util.Set;

class OpenAiResponsesContractTest extends ProviderContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.settings(OpenAiResponses.NAME, "gpt-4o", options);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return OpenAiResponses.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of();
    }

    @Override
    protected String nativeLength() {
        return "max_output_tokens";
    }
}
