package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.codec.Reply;
import io.serai.standins.Behaviour;
import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a provider does instead of answering, the next one answers, and the reply says why. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailoverIT {
    private final StandIn first = StandIn.openai("first").start();
    private final StandIn second = StandIn.openai("second").start();
    private Serai serai;

    @BeforeAll
    void start() {
        serai = Serai.with(first, second).provider(Serai.PATIENT).start();
    }

    @AfterAll
    void stop() {
        serai.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("reset", new Behaviour.Resets(), "broken"),
                Arguments.of("hang", new Behaviour.Hangs(), "timed_out"),
                Arguments.of("drip", new Behaviour.Drips(Duration.ofMillis(50)), "timed_out"),
                Arguments.of("garbage", new Behaviour.Garbage(), "broken"),
                Arguments.of("empty", new Behaviour.Empty(), "broken"),
                Arguments.of("truncated", new Behaviour.Truncated(), "broken"),
                Arguments.of("endless", new Behaviour.Endless(), "broken"),
                Arguments.of("bomb", new Behaviour.GzipBomb(8 << 20), "broken"),
                Arguments.of("error-in-200", new Behaviour.ErrorIn200(), "broken"),
                Arguments.of("overloaded", new Behaviour.Overloaded(), "overloaded"),
                Arguments.of("server-error", new Behaviour.Fails(500), "broken"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theNextProviderAnswers(String marker, Behaviour behaviour, String fault) {
        first.behaveFor(marker, behaviour);

        Reply reply = replyTo(serai.ask(marker));
        assertThat(reply.outcome()).isEqualTo("completed");
        assertThat(reply.provider()).contains("second");
        assertThat(reply.attempts().getFirst().fault()).contains(fault);
        assertThat(second.callsByMarker()).containsEntry(marker, 1);
        assertThat(first.callsByMarker())
                .as("nobody repeats a call behind Serai's back")
                .containsEntry(marker, reply.attempts().size() - 1);
        assertThat(reply.attempts().getFirst().possiblyBilled())
                .isEqualTo(!fault.equals("overloaded") && !marker.equals("server-error"));
    }

    /** A content filter's no is an answer: the next may say yes. */
    @Test
    void whoDeclinesIsFollowedByWhoMayNot() {
        first.behaveFor("declined", new Behaviour.RefusesContent());

        Reply reply = replyTo(serai.ask("declined"));
        assertThat(reply.provider()).contains("second");
        assertThat(reply.attempts().getFirst().fault()).contains("filtered");
    }

    @Test
    void aProviderThatAnswersIsAskedOnce() {
        Reply reply = replyTo(serai.ask("plain"));
        assertThat(reply.provider()).contains("first");
        assertThat(reply.attempts()).hasSize(1);
        assertThat(reply.attempts().getFirst().fault()).isEqualTo(Optional.empty());
        assertThat(first.callsByMarker()).containsEntry("plain", 1);
        assertThat(second.callsByMarker()).doesNotContainKey("plain");
    }

    private Reply replyTo(String source) {
        await().atMost(Duration.ofMinutes(2)).until(() -> byId().containsKey(source));
        return byId().get(source);
    }

    private Map<String, Reply> byId() {
        return serai.answers().stream().collect(Collectors.toMap(Reply::id, reply -> reply));
    }
}
