package io.serai.app;

import io.serai.model.ChainId;
import io.serai.processor.ProbeCall;
import io.serai.provider.ProviderSettings;
import io.serai.routing.Chain;
import io.serai.routing.DeadlinePolicy;
import io.serai.routing.Rule;
import io.serai.routing.TeamPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;

public record Blueprint(
        Kafka kafka,
        Worker worker,
        int requestBytes,
        DeadlinePolicy deadlines,
        List<TeamPolicy> teams,
        List<ProviderSettings> providers,
        Map<ChainId, Chain> chains,
        List<Rule> rules,
        double drainShare,
        ProbeCall.Rhythm probes) {

    public record Kafka(String bootstrapServers, Map<String, String> properties) {}

    public record Worker(
            String id,
            String groupPrefix,
            int maxInFlight,
            long maxInFlightBytes,
            Duration commitInterval,
            Duration finishTimeout,
            String groupProtocol) {}
}
