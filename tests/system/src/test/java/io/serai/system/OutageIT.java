package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.codec.Reply;
import io.serai.provider.Breaker;
import io.serai.standins.Behaviour;
import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A total outage: requests wait without a call, and each gets its one answer, then or in time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final int WAITING = 20;

    private final StandIn only = StandIn.openai("only").start();
    private final RuleEngine rules = new RuleEngine();
    private Serai serai;

    @BeforeAll
    void start() {
        serai =
                Serai.with(only)
                        .provider("    breaker: {open-for: 1s, open-for-at-most: 2s}\n")
                        .chainFor("rejects", "    when-exhausted: reject\n")
                        .chainFor("text", expires("text: Too late."))
                        .chainFor(
                                "hangs",
                                expires("end-point: \"" + rules.uri("hangs") + "\", timeout: 1s"))
                        .start();
    }

    private static String expires(String fallback) {
        return "    when-expired: fallback\n    fallback: {" + fallback + "}\n";
    }

    @AfterAll
    void stop() {
        serai.close();
        rules.close();
    }

    /** Prompts and probes are refused, prompts are counted; the last probe was bad. */
    @BeforeEach
    void outage() {
        only.behave(new Behaviour.Overloaded());
        openTheCircuit();
        awaitProbes(2);
        openTheCircuit();
    }

    private void openTheCircuit() {
        while (breaker().openUntil().isEmpty()) {
            inbox().replyTo(serai.ask("opener", Map.of("serai-app", "rejects")), LONG);
        }
    }

    private void awaitProbes(int more) {
        int before = only.probes();
        await().atMost(LONG).until(() -> only.probes() >= before + more);
    }

    @Test
    void noPromptIsSentUntilAProviderIsBackAndThenEachOnce() {
        int before = only.calls();
        List<String> sources =
                IntStream.range(0, WAITING)
                        .mapToObj(i -> serai.ask("waits-" + i, Map.of("serai-notify", "parked")))
                        .toList();
        await().atMost(LONG).until(() -> inbox().of(sources).size() == WAITING);
        awaitProbes(3);
        assertThat(only.calls()).isEqualTo(before);

        only.behave(new Behaviour.Answers());
        long recovered = System.nanoTime();
        await().pollInterval(Duration.ofMillis(100))
                .atMost(LONG)
                .until(() -> only.calls() > before);
        Duration first = Duration.ofNanos(System.nanoTime() - recovered);
        await().atMost(LONG).until(() -> inbox().of(sources).size() == 2 * WAITING);
        Duration last = Duration.ofNanos(System.nanoTime() - recovered);

        System.out.printf(
                "outage: first call %d ms and last of %d answers %d ms after the recovery%n",
                first.toMillis(), WAITING, last.toMillis());
        assertThat(inbox().of(sources))
                .filteredOn(Inbox.Received::terminal)
                .hasSize(WAITING)
                .allSatisfy(received -> {
                    assertThat(received.reply().outcome()).isEqualTo("completed");
                    assertThat(received.reply().attempts()).hasSize(1);
                    assertThat(received.reply().parked()).isPositive();
                });
        assertThat(only.callsByMarker())
                .containsAllEntriesOf(
                        once(IntStream.range(0, WAITING).mapToObj(i -> "waits-" + i)));
        assertThat(only.calls()).isEqualTo(before + WAITING);
    }

    private static Map<String, Integer> once(Stream<String> markers) {
        Map<String, Integer> counts = new HashMap<>();
        markers.forEach(marker -> counts.put(marker, 1));
        return counts;
    }

    @Test
    void aNoticeComesOnceAndFirstAndIsNoReply() {
        String source =
                serai.ask(
                        "notice", Map.of("serai-notify", "parked", "kafka_correlationId", "mine"));
        await().atMost(LONG).until(() -> inbox().of(source).size() == 1);

        only.behave(new Behaviour.Fails(500));
        await().atMost(LONG).until(() -> only.callsByMarker().containsKey("notice"));
        only.behave(new Behaviour.Answers());
        Inbox.Received answer = inbox().replyTo(source, LONG);

        assertThat(answer.reply().outcome()).isEqualTo("completed");
        assertThat(answer.reply().attempts().getFirst().fault()).contains("broken");
        assertThat(answer.header("kafka_correlationId")).isEqualTo("mine");
        assertThat(inbox().of(source))
                .filteredOn(received -> !received.terminal())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.header("serai-outcome")).isEqualTo("parked");
                    assertThat(notice.record().headers().lastHeader("kafka_correlationId"))
                            .isNull();
                    assertThat(notice.reply().error()).isEmpty();
                    assertThat(notice.reply().text()).isEmpty();
                    assertThat(notice.record().partition()).isEqualTo(answer.record().partition());
                    assertThat(notice.record().offset()).isLessThan(answer.record().offset());
                });
        assertThat(inbox().of(source)).hasSize(2);
    }

    @Test
    void whatExpiresWhileItWaitsFailsWithADeadLetter() {
        String source = serai.ask("expires", Map.of("serai-ttl", "10s"));

        Reply reply = inbox().replyTo(source, LONG).reply();
        assertThat(reply.outcome()).isEqualTo("failed");
        assertThat(reply.parked()).isPositive();
        assertThat(reply.error())
                .hasValueSatisfying(error -> {
                    assertThat(error.code()).isEqualTo("expired");
                    assertThat(error.retryable()).isTrue();
                    assertThat(error.deadLetter()).isTrue();
                });
        assertThat(serai.deadLettersOf(source)).hasSize(1);
        assertThat(inbox().of(source)).hasSize(1);
        assertThat(only.callsByMarker()).doesNotContainKey("expires");
    }

    @Test
    void whatExpiresWhileItWaitsGetsTheFallbackOfItsChain() {
        String source = serai.ask("late", Map.of("serai-ttl", "10s", "serai-app", "text"));

        Reply reply = inbox().replyTo(source, LONG).reply();
        assertThat(reply.outcome()).isEqualTo("degraded");
        assertThat(reply.text()).contains("Too late.");
        assertThat(reply.parked()).isPositive();
        assertThat(serai.deadLettersOf(source)).isEmpty();
        assertThat(inbox().of(source)).hasSize(1);
        assertThat(only.callsByMarker()).doesNotContainKey("late");
    }

    @Test
    void aFallbackThatHangsHoldsNoExpiredRequest() {
        String source = serai.ask("hung", Map.of("serai-ttl", "4s", "serai-app", "hangs"));

        Reply reply = inbox().replyTo(source, LONG).reply();
        assertThat(reply.outcome()).isEqualTo("failed");
        assertThat(reply.error().orElseThrow().message()).contains("within PT1S");
        assertThat(serai.deadLettersOf(source)).hasSize(1);
    }

    private Inbox inbox() {
        return serai.inbox();
    }

    private Breaker breaker() {
        return serai.instance().gateway().providers().values().iterator().next().breaker();
    }
}
