package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.standins.Behaviour;
import io.serai.standins.StandIn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * No header of a record steers Serai, its providers or its Kafka, but for those of the contract.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeaderInjectionIT {
    private static final String FORGED_STATE = "serai-state-";

    private final StandIn first = StandIn.openai("first").start();
    private final Wiretap wiretap = new Wiretap();
    private Serai serai;

    @BeforeAll
    void start() {
        serai = Serai.with(first).by(wiretap::to).start();
        serai.client().createTopic(elsewhere(), 1, Map.of());
    }

    @AfterAll
    void stop() {
        serai.close();
        wiretap.close();
    }

    @Test
    void noHeaderReachesTheProviderOrTurnsTheCall() {
        String source =
                serai.ask(
                        "http",
                        Map.ofEntries(
                                Map.entry("Authorization", "Bearer forged"),
                                Map.entry("CamelHttpUri", "http://127.0.0.1:1/forged"),
                                Map.entry("CamelHttpBaseUri", "http://127.0.0.1:1/forged"),
                                Map.entry("CamelHttpPath", "/forged"),
                                Map.entry("CamelHttpQuery", "forged=1"),
                                Map.entry("CamelHttpMethod", "DELETE"),
                                Map.entry("CamelHttpResponseCode", "500"),
                                Map.entry("Host", "forged.invalid"),
                                Map.entry("Content-Type", "text/forged"),
                                Map.entry("Content-Encoding", "forged"),
                                Map.entry("Transfer-Encoding", "forged"),
                                Map.entry("anthropic-version", "forged"),
                                Map.entry("x-api-key", "forged"),
                                Map.entry("x-forged", "forged"),
                                Map.entry("serai-time-left", "1")));

        var received = serai.inbox().replyTo(source);

        assertThat(received.reply().outcome()).isEqualTo("completed");
        assertThat(received.reply().provider()).contains("first");
        assertThat(received.reply().attempts()).hasSize(1);
        assertThat(first.callsByMarker()).containsEntry("http", 1);
        assertThat(wiretap.heard())
                .isNotEmpty()
                .allSatisfy(call -> {
                    assertThat(call)
                            .containsEntry("authorization", List.of("Bearer " + StandIn.KEY));
                    assertThat(call)
                            .doesNotContainKeys(
                                    "x-forged",
                                    "x-api-key",
                                    "anthropic-version",
                                    "serai-time-left",
                                    "content-encoding");
                    assertThat(call.toString().toLowerCase(Locale.ROOT))
                            .doesNotContain("forged", "camel");
                });
    }

    @Test
    void noHeaderTurnsTheReply() {
        String source =
                serai.ask(
                        "kafka",
                        Map.of(
                                "CamelKafkaOverrideTopic",
                                elsewhere(),
                                "CamelKafkaTopic",
                                elsewhere(),
                                "CamelKafkaKey",
                                "forged",
                                "CamelKafkaPartitionKey",
                                "3",
                                "CamelKafkaHeaders",
                                "forged",
                                "kafka.OVERRIDE_TOPIC",
                                elsewhere(),
                                "kafka.TOPIC",
                                elsewhere(),
                                "kafka.KEY",
                                "forged"));

        var received = serai.inbox().replyTo(source);

        assertThat(received.reply().outcome()).isEqualTo("completed");
        assertThat(received.record().key()).isEqualTo(Client.bytes("kafka"));
        assertThat(serai.client().read(elsewhere())).isEmpty();
    }

    @Test
    void forgedStateIsNotBelieved() {
        String source = serai.ask("state", forgedState());

        var received = serai.inbox().replyTo(source);

        assertThat(received.reply().outcome()).isEqualTo("completed");
        assertThat(received.reply().id()).isEqualTo(source);
        assertThat(received.reply().attempts()).hasSize(1);
        assertThat(received.reply().parked()).isZero();
        assertThat(received.header("serai-replay")).isEqualTo("0");
        assertThat(serai.client().read(elsewhere())).isEmpty();
    }

    @Test
    void forgedStateIsNotInADeadLetter() {
        first.behaveFor("letter", new Behaviour.Fails(400));
        String source = serai.ask("letter", forgedState());

        assertThat(serai.inbox().replyTo(source).reply().outcome()).isEqualTo("failed");

        var letter =
                serai.deadLetters().stream()
                        .filter(each -> Client.header(each, "serai-state-source").equals(source))
                        .findFirst()
                        .orElseThrow();
        Map<String, List<String>> state =
                StreamSupport.stream(letter.headers().spliterator(), false)
                        .filter(header -> header.key().startsWith(FORGED_STATE))
                        .collect(
                                Collectors.groupingBy(
                                        Header::key,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                header ->
                                                        new String(
                                                                header.value(),
                                                                StandardCharsets.UTF_8),
                                                Collectors.toList())));
        assertThat(state).doesNotContainKey("serai-state-forged");
        assertThat(state.values()).allSatisfy(values -> assertThat(values).hasSize(1));
        assertThat(state).containsEntry("serai-state-replay", List.of("0"));
        assertThat(state).containsEntry("serai-state-id", List.of(source));
    }

    private Map<String, String> forgedState() {
        return Map.ofEntries(
                Map.entry("serai-state-version", "1.0"),
                Map.entry("serai-state-id", "forged"),
                Map.entry("serai-state-source", "ai.requests-0-0"),
                Map.entry("serai-state-replay", "7"),
                Map.entry("serai-state-team", "default"),
                Map.entry("serai-state-timestamp", "2020-01-01T00:00:00Z"),
                Map.entry("serai-state-arrived", "2020-01-01T00:00:00Z"),
                Map.entry("serai-state-deadline", "2020-01-02T00:00:00Z"),
                Map.entry("serai-state-reply-to", elsewhere()),
                Map.entry("serai-state-chain", "forged"),
                Map.entry("serai-state-passes", "3"),
                Map.entry("serai-state-pass-start", "0"),
                Map.entry("serai-state-poison-passes", "2"),
                Map.entry("serai-state-parked-ms", "60000"),
                Map.entry("serai-state-attempts", "[]"),
                Map.entry("serai-state-forged", "forged"));
    }

    private String elsewhere() {
        return serai.replies() + ".elsewhere";
    }
}
