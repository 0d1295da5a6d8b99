package io.serai.outages;

import io.serai.app.Protocols;
import io.serai.config.ConfigLoader;
import io.serai.config.SeraiSettings;
import io.serai.standins.StandIn;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * The gateway's configuration: a chain of three providers with Serai's own defaults, but the times
 * in it divided by the pace (some are held at a least value) and a smaller share for the drain.
 */
record DrillSettings(Pace pace) {
    private static final int MINIMUM_CALLS = 20;

    /**
     * Of the chain's capacity. Serai's own share of a half is some 3,000 calls a second at this
     * pace; two cores cannot make them, and the machine's pace would be measured.
     */
    private static final double DRAIN_SHARE = 0.1;

    private static final Map<Rank, String> MODELS =
            Map.of(
                    Rank.PRIMARY, "protocol: anthropic, model: claude-sonnet-5",
                    Rank.SECONDARY, "protocol: openai, model: gpt-6-sol",
                    Rank.TERTIARY, "protocol: gemini, model: gemini-3.5-flash");

    /**
     * @param folder of the embedded broker
     * @param baseUrls where each provider is
     */
    SeraiSettings of(Path folder, Function<Rank, String> baseUrls) {
        StringBuilder yaml = new StringBuilder(head(folder));
        for (Rank rank : Rank.values()) {
            yaml.append(provider(rank, baseUrls.apply(rank)));
        }
        return new ConfigLoader(
                        new Protocols(InstantSource.system(), new Random()),
                        _ -> Optional.of(StandIn.KEY))
                .load(new ByteArrayInputStream(yaml.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private String head(Path folder) {
        return """
        kafka: {embedded: {folder: "%s", port: 0}}
        worker: {id: outages, finish-timeout: 20s, commit-interval: %s}
        management: {port: 0}
        topics: {request-partitions: 4, reply-partitions: 4, parked-partitions: 4}
        chains: {default: {tiers: [claude, gpt, gemini], drain-share: %s}}
        rules: [{name: everything, chain: default}]
        probe: {interval: %s, in-outage: %s, timeout: %s}
        providers:
        """
                .formatted(
                        folder,
                        Constant.COMMIT.at(pace),
                        DRAIN_SHARE,
                        Constant.PROBE.at(pace),
                        Constant.PROBE_IN_OUTAGE.at(pace),
                        Constant.PROBE_TIMEOUT.at(pace));
    }

    private String provider(Rank rank, String baseUrl) {
        return """
          %s:
            {%s, base-url: "%s", key: "{{env:KEY}}", limits: {short-wait: %s}, %s}
        """
                .formatted(
                        rank.provider(),
                        MODELS.get(rank),
                        baseUrl,
                        Constant.SHORT_WAIT.at(pace),
                        patience());
    }

    private String patience() {
        return """
        connect-timeout: %s, response-timeout: %s, breaker: {window: %s, minimum-calls: %d,
              open-for: %s, open-for-at-most: %s, open-long: %s, open-long-at-most: %s}\
        """
                .formatted(
                        Constant.CONNECT_TIMEOUT.at(pace),
                        Constant.RESPONSE_TIMEOUT.at(pace),
                        Constant.WINDOW.at(pace),
                        minimumCalls(),
                        Constant.OPEN.at(pace),
                        Constant.OPEN_MOST.at(pace),
                        Constant.OPEN_LONG.at(pace),
                        Constant.OPEN_LONG_MOST.at(pace));
    }

    /**
     * In a window that is longer than the pace asks for, as many as make the same rate of calls.
     */
    int minimumCalls() {
        long window = pace.calendar(Constant.WINDOW.at(pace)).toMillis();
        return Math.toIntExact(MINIMUM_CALLS * window / Constant.WINDOW.calendar().toMillis());
    }
}
