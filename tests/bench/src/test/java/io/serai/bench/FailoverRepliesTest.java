package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.serai.codec.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailoverRepliesTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");

    private static final Instant OPENED = BEGIN.plusMillis(26);
    private static final List<Reply> OPENING =
            List.of(failedOver(0, 44), failedOver(1, 44), failedOver(5, 64));

    private static final Reply SOUND = reply("first", 12, answered("first", 8));
    private static final Reply AT_ONCE = reply("second", 13, answered("second", 8));

    @Test
    void timeThatIsNotSpentInTheAnsweringCallIsAdded() {
        Failover.Added added = added(OPENING, List.of(AT_ONCE, AT_ONCE));

        assertThat(added).isEqualTo(new Failover.Added("hanging", 3, 32, 52, 2, 1, 1, 0));
    }

    @Test
    void whatThePrimaryStillAnsweredIsNeitherBeforeNorAfter() {
        Reply late = reply("first", 500, answered("first", 8));
        Reply recovered = reply("first", 500, failed(0), answered("first", 8));

        Failover.Added added = added(OPENING, List.of(AT_ONCE, late, recovered));

        assertThat(added).isEqualTo(new Failover.Added("hanging", 3, 32, 52, 1, 1, 1, 0));
    }

    @Test
    void callsThatBeganAfterTheCircuitHadOpenedAreCounted() {
        Reply twiceAfter = reply("second", 52, failed(100), failed(200), answered("second", 8));
        Reply asItOpened = failedOver(26, 44);

        Failover.Added added = added(OPENING, List.of(AT_ONCE, twiceAfter, asItOpened));

        assertThat(added.callsAfter()).isEqualTo(2);
    }

    @Test
    void aRequestThatFailedCountsWithItsCalls() {
        Reply lost = reply(Optional.empty(), 52, failed(100));

        assertThat(added(OPENING, List.of(AT_ONCE, lost)).callsAfter()).isEqualTo(1);
    }

    @Test
    void failuresWithoutAFailoverTellNothing() {
        Reply lost = reply(Optional.empty(), 20, failed(0), failed(1), failed(2));

        assertThatIllegalStateException()
                .isThrownBy(() -> added(List.of(lost), List.of(AT_ONCE)))
                .withMessage(
                        "primary hanging: the second provider answered no request"
                                + " after a failed call");
    }

    @Test
    void aCircuitThatWasNeverSeenOpenTellsNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> added(OPENING, List.of()))
                .withMessage("primary hanging: the second provider answered no request at once");
    }

    @Test
    void aPrimaryThatFailedWhileItWasSoundSpoilsTheRun() {
        List<Reply> sound = List.of(SOUND, AT_ONCE);

        assertThatIllegalStateException()
                .isThrownBy(() -> new FailoverReplies("hanging", sound, OPENING, OPENED).added())
                .withMessageStartingWith("a sound primary failed");
    }

    private static Failover.Added added(List<Reply> before, List<Reply> after) {
        List<Reply> broken = Stream.concat(before.stream(), after.stream()).toList();
        List<Reply> sound = IntStream.range(0, 10).mapToObj(_ -> SOUND).toList();
        return new FailoverReplies("hanging", sound, broken, OPENED).added();
    }

    /** Its first call began so long after the begin, and took 20 ms. */
    private static Reply failedOver(int atMs, int totalMs) {
        return reply("second", totalMs, failed(atMs), answered("second", 8));
    }

    private static Reply.Call failed(int atMs) {
        return call("first", atMs, Optional.of("timed_out"), 20);
    }

    private static Reply.Call answered(String provider, int tookMs) {
        return call(provider, 0, Optional.empty(), tookMs);
    }

    private static Reply.Call call(String provider, int atMs, Optional<String> fault, int tookMs) {
        return new Reply.Call(
                provider,
                Optional.of(BEGIN.plusMillis(atMs)),
                fault,
                Duration.ofMillis(tookMs),
                false,
                Optional.empty());
    }

    private static Reply reply(String provider, int totalMs, Reply.Call... calls) {
        return reply(Optional.of(provider), totalMs, calls);
    }

    private static Reply reply(Optional<String> provider, int totalMs, Reply.Call... calls) {
        return new Reply(
                "r",
                provider.isPresent() ? "completed" : "failed",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("bench"),
                provider,
                List.of(calls),
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ZERO,
                Duration.ofMillis(totalMs));
    }
}
