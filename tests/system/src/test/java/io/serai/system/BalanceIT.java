package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.app.Instance;
import io.serai.app.Protocols;
import io.serai.app.Start;
import io.serai.codec.Reply;
import io.serai.config.ConfigLoader;
import io.serai.config.SeraiSettings;
import io.serai.standins.Behaviour;
import io.serai.standins.Latency;
import io.serai.standins.StandIn;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How the providers of one tier share its requests, by what a worker at work knows of them. The
 * slow one is the cheaper. A request chooses its chain by its app.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BalanceIT {
    private static final String YAML =
            """
            kafka: {bootstrap-servers: "%s", durability: single-node}
            worker: {id: NAME, group-id-prefix: NAME, commit-interval: 20ms}
            management: {port: 0}
            topics: {request-partitions: 4, reply-partitions: 4, parked-partitions: 4}
            teams: {NAME: {}}
            providers:
              slow: {protocol: openai, base-url: "%s", model: gpt-6-luna, key: "{{env:KEY}}"}
              fast: {protocol: openai, base-url: "%s", model: gpt-6-sol, key: "{{env:KEY}}"}
            chains:
              least: {tiers: [{slow: 1, fast: 1}], balance: least-in-flight}
              sooner: {tiers: [{slow: 1, fast: 1}], balance: lowest-latency}
              cheap: {tiers: [{slow: 1, fast: 1}], balance: cheapest}
              sticky: {tiers: [{slow: 1, fast: 1}], sticky: conversation}
            rules:
              - {name: sooner, chain: sooner, apps: [sooner]}
              - {name: cheap, chain: cheap, apps: [cheap]}
              - {name: sticky, chain: sticky, apps: [sticky]}
              - {name: all, chain: least}
            """;

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final String name = "b" + UUID.randomUUID().toString().substring(0, 8);
    private final StandIn slow = StandIn.openai("slow").start();
    private final StandIn fast = StandIn.openai("fast").start();
    private final Client client = new Client(Broker.servers());
    private Instance instance;

    @BeforeAll
    void start() {
        slow.behave(new Behaviour.Answers(Latency.of(Duration.ofSeconds(2))));
        fast.behave(new Behaviour.Answers(Latency.of(Duration.ofMillis(40))));
        instance = new Instance(settings(), Start.FROM_BEGINNING);
        instance.start();
    }

    @AfterAll
    void stop() {
        instance.close();
        client.deleteBacklogs(name);
        client.close();
        slow.close();
        fast.close();
    }

    private SeraiSettings settings() {
        String yaml =
                YAML.replace("NAME", name)
                        .formatted(Broker.servers(), slow.baseUrl(), fast.baseUrl());
        return new ConfigLoader(
                        new Protocols(InstantSource.system(), new Random()),
                        _ -> Optional.of(StandIn.KEY))
                .load(new ByteArrayInputStream(Client.bytes(yaml)));
    }

    /** Fifty times as slow: its calls stay, and while they do the others go elsewhere. */
    @Test
    void leastInFlightFavoursTheFastOne() {
        askInTurn("least", 120, 8);

        assertThat(answeredBy("least")).hasSize(120);
        assertThat(shareOf("fast", "least")).isGreaterThan(75);
    }

    /** One at a time, so that nobody is busy when it is chosen. */
    @Test
    void lowestLatencyFavoursTheFastOne() {
        askInTurn("sooner", 30, 1);

        assertThat(answeredBy("sooner")).hasSize(30);
        assertThat(shareOf("fast", "sooner")).isGreaterThan(80);
    }

    @Test
    void cheapestAsksOneAlone() {
        askInTurn("cheap", 40, 40);

        assertThat(answeredBy("cheap")).hasSize(40).containsOnly("slow");
    }

    @Test
    void requestsOfOneLabelStayAtOneProvider() {
        for (int i = 0; i < 40; i++) {
            ask("sticky", i, Map.of("serai-label-conversation", "c" + i % 10));
        }
        awaitReplies("sticky", 40);

        Map<String, List<String>> providers =
                replies("sticky")
                        .collect(
                                Collectors.groupingBy(
                                        reply -> "c" + number(reply) % 10,
                                        Collectors.mapping(
                                                BalanceIT::provider, Collectors.toList())));
        assertThat(providers).hasSize(10);
        assertThat(providers.values()).allMatch(each -> each.stream().distinct().count() == 1);
        assertThat(answeredBy("sticky")).contains("slow", "fast");
    }

    /** The next is sent as soon as fewer than so many are at the providers. */
    private void askInTurn(String chain, int count, int together) {
        int before = answers();
        for (int i = 0; i < count; i++) {
            int enough = before + i - together + 1;
            await().atMost(LONG).pollInterval(OFTEN).until(() -> answers() >= enough);
            ask(chain, i, Map.of());
        }
        awaitReplies(chain, count);
    }

    private int answers() {
        return slow.answers() + fast.answers();
    }

    private void ask(String chain, int number, Map<String, String> labels) {
        Map<String, String> headers = new HashMap<>(labels);
        headers.put("serai-id", chain + "-" + number);
        headers.put("serai-app", chain);
        String _ =
                client.send(
                        "ai.requests." + name,
                        chain + number,
                        Client.bytes(Serai.prompt(chain + number)),
                        headers);
    }

    private void awaitReplies(String chain, int count) {
        await().atMost(LONG).until(() -> replies(chain).count() >= count);
    }

    private Stream<Reply> replies(String chain) {
        return client.replies("ai.replies." + name).stream()
                .filter(reply -> reply.id().startsWith(chain + "-"));
    }

    private List<String> answeredBy(String chain) {
        return replies(chain).map(BalanceIT::provider).toList();
    }

    private static String provider(Reply reply) {
        return reply.provider().orElseThrow();
    }

    private static int number(Reply reply) {
        return Integer.parseInt(reply.id().substring(reply.id().indexOf('-') + 1));
    }

    /** In percent. */
    private double shareOf(String provider, String chain) {
        List<String> all = answeredBy(chain);
        return 100.0 * all.stream().filter(provider::equals).count() / all.size();
    }
}
