package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.codec.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What replies must tell of repeated calls and dead letters. */
class ToldTest {
    private static final Sent SENT = Seen.sent("a", 0);

    private static List<String> untold(Received reply, int calls) {
        return new RepetitionTold()
                .breaches(Seen.of(List.of(SENT), List.of(reply), Map.of("a", calls), new Claims()));
    }

    private static List<String> letters(Received... received) {
        return new DeadLetterTold().breaches(Seen.of(List.of(SENT), List.of(received)));
    }

    @Test
    void aRepeatedCallThatTheReplyDoesNotTellIsABreach() {
        assertThat(untold(Seen.reply(SENT, 0, 0, 1), 1)).isEmpty();
        assertThat(untold(Seen.billedBefore(SENT), 2)).isEmpty();
        assertThat(untold(Seen.reply(SENT, 0, 0, 1), 2))
                .singleElement()
                .asString()
                .contains("a was called again");
    }

    @Test
    void aReplyAndItsDeadLetterAreNeverAlone() {
        assertThat(letters(Seen.failed(SENT, true), Seen.deadLetter(SENT))).isEmpty();
        assertThat(letters(Seen.failed(SENT, false))).isEmpty();
        assertThat(letters(Seen.failed(SENT, true))).hasSize(1);
        assertThat(letters(Seen.failed(SENT, false), Seen.deadLetter(SENT))).hasSize(1);
        assertThat(letters(Seen.deadLetter(SENT))).hasSize(1);
        assertThat(letters(Seen.failed(SENT, true), Seen.deadLetter(SENT), Seen.deadLetter(SENT)))
                .hasSize(1);
    }

    @Test
    void anAttemptThatReachedNobodyTellsOfNoCall() {
        assertThat(terminal("unreachable", "timed_out", "unreachable").attempts()).isEqualTo(1);
    }

    private static Received.Terminal terminal(String... faults) {
        List<Reply.Call> attempts =
                Stream.of(faults)
                        .map(fault ->
                                new Reply.Call(
                                        "only",
                                        Optional.empty(),
                                        Optional.of(fault),
                                        Duration.ZERO,
                                        false,
                                        Optional.empty()))
                        .toList();
        return Received.Terminal.of(
                new Reply(
                        "a",
                        "failed",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        attempts,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Duration.ZERO,
                        Duration.ZERO));
    }
}
