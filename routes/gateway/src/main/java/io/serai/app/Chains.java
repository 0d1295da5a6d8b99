package io.serai.app;

import io.serai.config.ChainSettings;
import io.serai.config.SeraiSettings;
import io.serai.model.ProviderId;
import io.serai.provider.ProviderSettings;
import io.serai.routing.Chain;
import io.serai.routing.Member;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The chain that an operator names with {@code --chain}. */
final class Chains {
    private Chains() {}

    /** Its providers, in its order; an unknown name ends the command with those there are. */
    static List<ProviderSettings> providers(
            SeraiSettings settings, String chain, CommandLine command) {
        Map<ProviderId, ProviderSettings> byId =
                settings.providers().stream()
                        .collect(Collectors.toMap(ProviderSettings::id, each -> each));
        return find(settings, chain, command)
                .members()
                .map(Member::provider)
                .flatMap(id -> Stream.ofNullable(byId.get(id)))
                .toList();
    }

    private static Chain find(SeraiSettings settings, String name, CommandLine command) {
        List<Chain> chains = settings.chains().stream().map(ChainSettings::chain).toList();
        return chains.stream()
                .filter(each -> each.id().value().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ParameterException(
                                command,
                                "--chain: there is no '%s'; there are %s"
                                        .formatted(
                                                name,
                                                chains.stream()
                                                        .map(each -> each.id().value())
                                                        .collect(Collectors.joining(", ")))));
    }
}
