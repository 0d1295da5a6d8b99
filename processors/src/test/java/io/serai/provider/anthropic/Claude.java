package io.serai.provider.anthropic;

import static io.serai.provider.Prompts.call;

import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.Wire;
import io.serai.provider.WireCall;
import java.util.Map;

/** Claude as tests ask for it. */
final class Claude {
    private Claude() {}

    static String at(WireCall call, String pointer) {
        return Wire.body(call).at(pointer).asText();
    }

    static Protocol protocol(String model) {
        return protocol(model, Map.of());
    }

    static Protocol protocol(String model, Map<String, String> options) {
        return Anthropic.protocol(
                Providers.settings(Anthropic.NAME, model, options),
                Providers.CLOCK,
                Providers.EVEN);
    }
}
