package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.codec.Reply;
import io.serai.standins.Behaviour;
import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chain that does not park answers by itself when no provider can, or says at once that not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FallbackIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** More than camel-http has connections for one address by default. */
    private static final int MANY = 30;

    private final StandIn only = StandIn.openai("only").start();
    private final RuleEngine rules = new RuleEngine();
    private Serai serai;

    @BeforeAll
    void start() {
        only.behave(new Behaviour.Down());
        serai =
                Serai.with(only)
                        .chainFor("reject", "    when-exhausted: reject\n")
                        .chainFor("text", fallback("text: Please call us."))
                        .chainFor("answers", endPoint(rules.uri("answers"), "1m"))
                        .chainFor("fails", endPoint(rules.uri("fails"), "1m"))
                        .chainFor("hangs", endPoint(rules.uri("hangs"), "1s"))
                        .chainFor("recovers", endPoint(rules.uri("hangs?recovers=1"), "4s"))
                        .chainFor(
                                "hangs-elsewhere",
                                endPoint("seda:nobody?failIfNoConsumers=false&timeout=5000", "1s"))
                        .start();
    }

    @AfterAll
    void stop() {
        serai.close();
        rules.close();
    }

    private static String endPoint(String uri, String timeout) {
        return fallback("end-point: \"" + uri + "\", timeout: " + timeout);
    }

    private static String fallback(String keys) {
        return "    when-exhausted: fallback\n    fallback: {" + keys + "}\n";
    }

    @Test
    void rejectsWithoutADeadLetter() {
        String source = ask("reject");

        Reply reply = replyTo(source);
        assertThat(reply.outcome()).isEqualTo("failed");
        assertThat(reply.error())
                .hasValueSatisfying(error -> {
                    assertThat(error.code()).isEqualTo("chain_exhausted");
                    assertThat(error.retryable()).isTrue();
                    assertThat(error.deadLetter()).isFalse();
                });
        assertThat(serai.deadLettersOf(source)).isEmpty();
    }

    @Test
    void answersWithItsText() {
        String source = ask("text");

        Reply reply = replyTo(source);
        assertThat(reply.outcome()).isEqualTo("degraded");
        assertThat(reply.text()).contains("Please call us.");
        assertThat(reply.provider()).isEmpty();
        assertThat(serai.deadLettersOf(source)).isEmpty();
    }

    @Test
    void answersWithWhatItsEndPointSays() {
        String source = ask("answers");

        Reply reply = replyTo(source);
        assertThat(reply.outcome()).isEqualTo("degraded");
        assertThat(reply.text()).contains(RuleEngine.ANSWER);
        assertThat(serai.deadLettersOf(source)).isEmpty();
        RuleEngine.Question asked =
                rules.questions().stream()
                        .filter(each -> each.isAbout("answers"))
                        .findFirst()
                        .orElseThrow();
        assertThat(asked.body()).isEqualTo(Serai.prompt("answers"));
        assertThat(asked.headers())
                .map(String::toLowerCase)
                .contains("content-type")
                .noneMatch(name -> name.startsWith("serai") || name.startsWith("camel"));
    }

    @Test
    void failsWithItsEndPoint() {
        assertFailed(ask("fails"), "its fallback did not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangs", "hangs-elsewhere"})
    void doesNotWaitLongerThanItsTimeout(String app) {
        assertFailed(ask(app), "its fallback did not answer within PT1S");
    }

    @Test
    void asksAnEndPointAgainThatHungForMany() {
        List<String> hung = IntStream.range(0, MANY).mapToObj(_ -> ask("recovers")).toList();
        await().atMost(LONG).until(() -> serai.inbox().of(hung).size() == MANY);
        assertThat(serai.inbox().of(hung))
                .allMatch(each -> each.reply().outcome().equals("failed"));

        rules.recover();

        assertThat(replyTo(ask("recovers")).text()).contains(RuleEngine.ANSWER);
        assertThat(serai.inbox().of(hung)).hasSize(MANY);
    }

    private void assertFailed(String source, String why) {
        Reply reply = replyTo(source);
        assertThat(reply.outcome()).isEqualTo("failed");
        assertThat(reply.error())
                .hasValueSatisfying(error -> {
                    assertThat(error.code()).isEqualTo("chain_exhausted");
                    assertThat(error.message()).endsWith(why);
                    assertThat(error.deadLetter()).isTrue();
                });
        assertThat(serai.deadLettersOf(source)).hasSize(1);
    }

    private String ask(String app) {
        return serai.ask(app, Map.of("serai-app", app));
    }

    private Reply replyTo(String source) {
        return serai.inbox().replyTo(source, LONG).reply();
    }
}
