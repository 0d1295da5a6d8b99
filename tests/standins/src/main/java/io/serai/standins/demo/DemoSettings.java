package io.serai.standins.demo;

import io.serai.app.Protocols;
import io.serai.config.ConfigLoader;
import io.serai.config.SeraiSettings;
import io.serai.standins.StandIn;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The demo's configuration: what an operator would write for these providers and a broker in the
 * process.
 */
final class DemoSettings {
    private DemoSettings() {}

    /**
     * @param standIns in the order of the cast's roles
     */
    static SeraiSettings of(Path folder, Cast cast, List<StandIn> standIns) {
        String yaml =
                """
                kafka: {embedded: {folder: "%s", port: 0}}
                worker: {id: demo, finish-timeout: 20s}
                management: {port: 0}
                topics: {request-partitions: 8, reply-partitions: 4, parked-partitions: 8}
                chains:
                  %s: {tiers: [%s]}
                rules:
                  - {name: everything, chain: %s}
                providers:
                """
                        .formatted(folder, cast.chain(), tiers(cast), cast.chain());
        return new ConfigLoader(
                        new Protocols(InstantSource.system(), new Random()),
                        _ -> Optional.of(StandIn.KEY))
                .load(bytes(yaml + providers(cast, standIns)));
    }

    private static String tiers(Cast cast) {
        return cast.roles().stream().map(Cast.Role::provider).collect(Collectors.joining(", "));
    }

    private static String providers(Cast cast, List<StandIn> standIns) {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < standIns.size(); i++) {
            Cast.Role role = cast.roles().get(i);
            yaml.append(
                    """
                      %s: {base-url: "%s", response-timeout: 10s, connect-timeout: 1s, %s}
                    """
                            .formatted(
                                    role.provider(), standIns.get(i).baseUrl(), role.settings()));
        }
        return yaml.toString();
    }

    private static ByteArrayInputStream bytes(String yaml) {
        return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
