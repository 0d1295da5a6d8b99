package io.serai.config;

import io.serai.model.ChainId;
import io.serai.price.PriceTable;
import io.serai.provider.ProviderSettings;
import io.serai.routing.Rule;
import java.util.List;
import java.util.Map;

/**
 * The whole configuration, checked. {@code providers} are those that a chain names; {@code drainTo}
 * says where the backlog of chains that are no more goes; {@code warnings} do not keep Serai from
 * starting.
 */
public record SeraiSettings(
        KafkaSettings kafka,
        WorkerSettings worker,
        LimitSettings limits,
        List<TeamSettings> teams,
        List<ProviderSettings> providers,
        List<ChainSettings> chains,
        Map<ChainId, ChainId> drainTo,
        List<Rule> rules,
        PriceTable prices,
        ProbeSettings probe,
        ManagementSettings management,
        TopicSettings topics,
        List<Problem> warnings) {
    public SeraiSettings {
        teams = List.copyOf(teams);
        providers = List.copyOf(providers);
        chains = List.copyOf(chains);
        drainTo = Map.copyOf(drainTo);
        rules = List.copyOf(rules);
        warnings = List.copyOf(warnings);
    }
}
