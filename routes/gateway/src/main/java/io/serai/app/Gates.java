package io.serai.app;

import io.serai.config.ChainSettings;
import io.serai.model.ChainId;
import io.serai.model.ProviderId;
import io.serai.provider.Gate;
import io.serai.provider.Provider;
import io.serai.routing.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gate of each chain. */
final class Gates {
    private final Map<ChainId, Gate> byChain = new LinkedHashMap<>();
    private final List<ChainSettings> chains;

    Gates(List<ChainSettings> chains, Providers providers) {
        this.chains = chains;
        chains.forEach(chain -> byChain.put(chain.chain().id(), gate(chain, providers)));
    }

    private static Gate gate(ChainSettings chain, Providers providers) {
        List<Provider> members =
                chain.chain().members().map(Member::provider).map(providers::get).toList();
        return new Gate(chain.chain().id(), members, chain.drainShare());
    }

    Gate of(ChainId chain) {
        Gate gate = byChain.get(chain);
        if (gate == null) {
            throw new IllegalArgumentException("no chain " + chain + " is configured");
        }
        return gate;
    }

    /** Whether some chain that needs this provider is out. */
    boolean outage(ProviderId provider) {
        return chains.stream()
                .map(ChainSettings::chain)
                .filter(chain -> chain.members().map(Member::provider).anyMatch(provider::equals))
                .anyMatch(chain -> !of(chain.id()).isOpen());
    }
}
