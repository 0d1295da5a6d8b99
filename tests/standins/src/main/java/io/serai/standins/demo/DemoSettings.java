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

/**
 * The demo's configuration: what an operator would write for these three providers and a broker in
 * the process.
 */
final class DemoSettings {
    private static final String COMMON =
            "key: \"{{env:KEY}}\", response-timeout: 10s, connect-timeout: 1s";

    private DemoSettings() {}

    static SeraiSettings of(Path folder, String chain, List<StandIn> standIns) {
        String yaml =
                """
                kafka: {embedded: {folder: "%s", port: 0}}
                worker: {id: demo, finish-timeout: 20s}
                management: {port: 0}
                topics: {request-partitions: 8, reply-partitions: 4, parked-partitions: 8}
                providers:
                  claude: {protocol: anthropic, base-url: "%s", model: claude-sonnet-5, %s}
                  gpt: {protocol: openai, base-url: "%s", model: gpt-6-sol, %s}
                  gemini: {protocol: gemini, base-url: "%s", model: gemini-3.5-flash, %s}
                chains:
                  %s: {tiers: [claude, gpt, gemini]}
                rules:
                  - {name: everything, chain: %s}
                """
                        .formatted(
                                folder,
                                standIns.get(0).baseUrl(),
                                COMMON,
                                standIns.get(1).baseUrl(),
                                COMMON,
                                standIns.get(2).baseUrl(),
                                COMMON,
                                chain,
                                chain);
        return new ConfigLoader(
                        new Protocols(InstantSource.system(), new Random()),
                        _ -> Optional.of(StandIn.KEY))
                .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
