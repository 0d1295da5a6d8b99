package io.serai.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the {@code serai.yaml} of one worker. */
final class WorkerConfig {
    private WorkerConfig() {}

    /**
     * @param provider the port at which the worker finds its provider
     */
    static void write(
            Path file, String id, Team team, String servers, int provider, Staging staging) {
        String name = team.name();
        String text =
                """
                kafka: {bootstrap-servers: "%s", durability: replicated}
                worker: {id: %s, group-id-prefix: %s, finish-timeout: %ds, max-in-flight: 500, commit-interval: 200ms}
                management: {port: 0}
                topics: {request-partitions: 6, reply-partitions: 3, parked-partitions: 6, verify-every: 1h}
                teams:
                  %s: {allowed-reply-topics: ["ai.replies.%s*"]}
                  %s: {ordered: true}
                  %s
                providers:
                  %s:
                    protocol: openai
                    base-url: "http://127.0.0.1:%d"
                    model: gpt-6-sol
                    key: "{{env:KEY}}"
                    connect-timeout: 2s
                    response-timeout: %ds
                    limits: {max-concurrent: 1000}
                    breaker: {open-for: 1s, open-for-at-most: 2s}
                chains: {%s: {tiers: [%s]}}
                rules: [{name: all, chain: %s}]
                probe: {interval: 2s, in-outage: 1s}
                """
                        .formatted(
                                servers,
                                id,
                                name,
                                staging.finishTimeout().toSeconds(),
                                name,
                                name,
                                team.ordered(),
                                staging.spare() ? team.spare() + ": {}" : "",
                                name,
                                provider,
                                staging.responseTimeout().toSeconds(),
                                name,
                                name,
                                name);
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
