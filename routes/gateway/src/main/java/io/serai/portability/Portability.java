package io.serai.portability;

import io.serai.model.Kind;
import io.serai.model.ProviderId;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What of the OpenAI request shape each provider of a chain keeps, adapts, drops or is not asked
 * for. Whoever wants answers that are alike whoever gives them keeps to what all of them keep.
 */
public record Portability(List<ProviderId> providers, List<Row> rows) {
    /** One part of the shape, with its fate at each provider, in their order. */
    public record Row(String feature, List<Fate> fates) {
        public Row {
            fates = List.copyOf(fates);
        }
    }

    public Portability {
        providers = List.copyOf(providers);
        rows = List.copyOf(rows);
    }

    /** Of the providers of one chain, which are of one kind. */
    public static Portability of(
            List<ProviderSettings> providers, Function<ProviderSettings, Protocol> protocols) {
        List<Protocol> spoken = providers.stream().map(protocols).toList();
        List<Row> rows = new ArrayList<>();
        Kind kind = providers.isEmpty() ? Kind.CHAT : providers.getFirst().kind();
        for (Feature feature : Feature.all(kind)) {
            List<Fate> fates = new ArrayList<>();
            for (int i = 0; i < spoken.size(); i++) {
                fates.add(feature.at(spoken.get(i), providers.get(i)));
            }
            rows.add(new Row(feature.name(), fates));
        }
        return new Portability(providers.stream().map(ProviderSettings::id).toList(), rows);
    }
}
