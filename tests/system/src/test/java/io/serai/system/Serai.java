package io.serai.system;

import io.serai.app.Blueprint;
import io.serai.app.Gateway;
import io.serai.codec.Reply;
import io.serai.model.Capability;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.ProviderId;
import io.serai.model.Team;
import io.serai.processor.DeadLetters;
import io.serai.processor.HealthWatch;
import io.serai.processor.Parking;
import io.serai.processor.ProbeCall;
import io.serai.provider.BreakerSettings;
import io.serai.provider.Limits;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Secret;
import io.serai.routing.Chain;
import io.serai.routing.DeadlinePolicy;
import io.serai.routing.Glob;
import io.serai.routing.Member;
import io.serai.routing.Rule;
import io.serai.routing.TeamPolicy;
import io.serai.routing.Tier;
import io.serai.routing.WhenExhausted;
import io.serai.routing.WhenExpired;
import io.serai.standins.StandIn;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A worker with topics of its own, a chain of OpenAI stand-ins in the given order, and a client.
 */
final class Serai implements AutoCloseable {
    private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final ChainId chain = new ChainId(name);
    private final List<StandIn> standIns;
    private final Client client = new Client(Broker.servers());
    private final BreakerSettings breaker;
    private final Gateway gateway;

    private Serai(
            List<StandIn> standIns,
            WhenExhausted exhausted,
            Map<String, String> replies,
            BreakerSettings breaker) {
        this.standIns = standIns;
        this.breaker = breaker;
        client.createTopic(requests(), 4, Map.of("max.message.bytes", "8000000"));
        client.createTopic(replies(), 4, replies);
        client.createTopic(parked(), 4, Map.of());
        for (String shared : List.of(DeadLetters.TOPIC, "ai.replays", HealthWatch.TOPIC)) {
            client.createTopicIfMissing(shared, 2);
        }
        gateway = new Gateway(plan(exhausted), InstantSource.system());
        gateway.start();
    }

    static Serai with(StandIn... standIns) {
        return new Serai(
                List.of(standIns), new WhenExhausted.Park(), Map.of(), BreakerSettings.DEFAULT);
    }

    /** Whose circuits stay closed whatever the stand-ins do. */
    static Serai patient(StandIn... standIns) {
        BreakerSettings never =
                new BreakerSettings(
                        10_000,
                        100,
                        Duration.ofSeconds(60),
                        10_000,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(6));
        return new Serai(List.of(standIns), new WhenExhausted.Park(), Map.of(), never);
    }

    static Serai with(WhenExhausted exhausted, StandIn... standIns) {
        return new Serai(List.of(standIns), exhausted, Map.of(), BreakerSettings.DEFAULT);
    }

    static Serai withReplyTopic(Map<String, String> settings, StandIn... standIns) {
        return new Serai(
                List.of(standIns), new WhenExhausted.Park(), settings, BreakerSettings.DEFAULT);
    }

    String requests() {
        return "ai.requests." + name;
    }

    String replies() {
        return "ai.replies." + name;
    }

    String parked() {
        return Parking.topic(chain);
    }

    Client client() {
        return client;
    }

    Gateway gateway() {
        return gateway;
    }

    /** Sends a prompt with a marker; returns its source. */
    String ask(String marker) {
        return ask(marker, Map.of());
    }

    String ask(String marker, Map<String, String> headers) {
        return client.send(requests(), marker, Client.bytes(prompt(marker)), headers);
    }

    static String prompt(String marker) {
        return """
        {"model": "gpt-6-sol",
         "messages": [{"role": "user", "content": "hello [[marker:%s]]"}]}
        """
                .formatted(marker);
    }

    List<Reply> answers() {
        return client.replies(replies());
    }

    /** The dead letters of this worker's requests. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return client.read(DeadLetters.TOPIC).stream()
                .filter(record -> Client.header(record, "serai-state-team").equals(name))
                .toList();
    }

    private Blueprint plan(WhenExhausted exhausted) {
        List<Tier> tiers = standIns.stream().map(Serai::tier).toList();
        return new Blueprint(
                new Blueprint.Kafka(Broker.servers(), Map.of()),
                new Blueprint.Worker(
                        "worker-" + name,
                        "serai-" + name,
                        1000,
                        100_000_000,
                        Duration.ofMillis(20),
                        Duration.ofSeconds(10),
                        "consumer"),
                1 << 20,
                new DeadlinePolicy(Duration.ofDays(7), Duration.ofHours(24)),
                List.of(
                        new TeamPolicy(
                                new Team(name),
                                requests(),
                                replies(),
                                List.of(Glob.of(replies() + ".*")),
                                Classification.INTERNAL)),
                standIns.stream().map(this::provider).toList(),
                Map.of(chain, new Chain(chain, tiers, 8, exhausted, new WhenExpired.Fail())),
                List.of(everything(chain)),
                0.5,
                new ProbeCall.Rhythm(Duration.ofSeconds(30), Duration.ofSeconds(1)));
    }

    private static Tier tier(StandIn standIn) {
        return new Tier(
                List.of(
                        new Member(
                                new ProviderId(standIn.name()),
                                1,
                                EnumSet.allOf(Capability.class),
                                Classification.INTERNAL)));
    }

    private static Rule everything(ChainId chain) {
        return new Rule(
                "everything",
                chain,
                List.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private ProviderSettings provider(StandIn standIn) {
        return new ProviderSettings(
                new ProviderId(standIn.name()),
                "openai",
                URI.create(standIn.baseUrl()),
                "gpt-6-sol",
                Optional.of(new Secret(StandIn.KEY)),
                EnumSet.allOf(Capability.class),
                Classification.INTERNAL,
                new Limits(100, OptionalInt.empty(), OptionalInt.empty(), Duration.ofSeconds(2)),
                breaker,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                1 << 18,
                Map.of(),
                Map.of());
    }

    @Override
    public void close() {
        List<AutoCloseable> all = new ArrayList<>(List.of(gateway, client));
        all.addAll(standIns);
        all.forEach(Serai::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
