package io.serai.routing;

import static io.serai.model.Requests.NOW;
import static io.serai.model.Requests.attempt;
import static io.serai.model.Requests.fault;
import static io.serai.routing.Chains.CLAUDE;
import static io.serai.routing.Chains.DEFAULT;
import static io.serai.routing.Chains.GPT;
import static io.serai.routing.Chains.chain;
import static io.serai.routing.Chains.member;
import static io.serai.routing.Chains.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Attempt;
import io.serai.model.Completion;
import io.serai.model.Dispatch;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Journey;
import io.serai.model.Lesson;
import io.serai.model.Remedy;
import io.serai.model.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConclusionTest {
    private static final Fallback TEXT = new Fallback.Text("try again tomorrow");
    private static final Fault BROKEN =
            fault(FaultKind.BROKEN, Remedy.FAILOVER, new Lesson.Failure());

    private Instant lastAnswered = Instant.MIN;
    private final Conclusion conclusion = new Conclusion(_ -> lastAnswered);
    private final Chain parks = chain(tier(member(CLAUDE), member(GPT)));

    @Test
    void deliversTheAnswerEvenAfterTheDeadline() {
        Completion answer = Requests.completion("late but paid");
        Dispatch answered =
                dispatch(NOW.minusSeconds(5))
                        .answered(
                                new Attempt(
                                        CLAUDE,
                                        NOW,
                                        Duration.ofSeconds(9),
                                        Optional.empty(),
                                        false),
                                answer);

        assertThat(conclude(parks, answered)).isEqualTo(new Verdict.Deliver(answer));
    }

    @Test
    void parksWhenEveryProviderWasSkippedOrFailed() {
        assertThat(conclude(parks, dispatch().skip(CLAUDE).skip(GPT)))
                .isEqualTo(new Verdict.Park(false));
        assertThat(conclude(parks, dispatch().faulted(attempt(CLAUDE, BROKEN)).skip(GPT)))
                .isEqualTo(new Verdict.Park(false));
    }

    @Test
    void degradesOrRejectsWhereTheChainSaysSo() {
        Chain degrades =
                chain(new WhenExhausted.Degrade(TEXT), new WhenExpired.Fail(), tier(member(GPT)));
        Chain rejects =
                chain(new WhenExhausted.Reject(), new WhenExpired.Fail(), tier(member(GPT)));

        assertThat(conclude(degrades, dispatch().skip(GPT))).isEqualTo(new Verdict.FallBack(TEXT));
        Failure failure = failure(conclude(rejects, dispatch().skip(GPT)));
        assertThat(failure.code()).isEqualTo(ErrorCode.CHAIN_EXHAUSTED);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.deadLetter()).isFalse();
    }

    @Test
    void failsAnExpiredRequestWithADeadLetter() {
        Failure failure = failure(conclude(parks, dispatch(NOW.plusMillis(500)).skip(CLAUDE)));

        assertThat(failure.code()).isEqualTo(ErrorCode.EXPIRED);
        assertThat(failure.deadLetter()).isTrue();
    }

    @Test
    void givesUpWhatAProviderRefused() {
        Fault refused = fault(FaultKind.REFUSED, Remedy.GIVE_UP, new Lesson.Nothing());
        Failure failure = failure(conclude(parks, dispatch().faulted(attempt(CLAUDE, refused))));

        assertThat(failure.code()).isEqualTo(ErrorCode.REFUSED);
        assertThat(failure.deadLetter()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_LONG, TOO_LONG",
        "TOO_LARGE, TOO_LONG",
        "FILTERED, FILTERED",
        "UNSUPPORTED, REFUSED"
    })
    void failsWhereNobodyAblerIsLeft(FaultKind kind, ErrorCode code) {
        Fault unable = fault(kind, Remedy.ABLER_PROVIDER, new Lesson.Nothing());

        Failure failure =
                failure(
                        conclude(
                                parks,
                                dispatch()
                                        .faulted(attempt(CLAUDE, unable))
                                        .faulted(attempt(GPT, unable))));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.deadLetter()).isTrue();
    }

    /** It may be the abler one. */
    @Test
    void waitsForAProviderThatCouldNotBeAsked() {
        Fault tooLong = fault(FaultKind.TOO_LONG, Remedy.ABLER_PROVIDER, new Lesson.Nothing());
        Dispatch asked = dispatch().faulted(attempt(CLAUDE, tooLong));

        assertThat(conclude(parks, asked.skip(GPT))).isEqualTo(new Verdict.Park(false));
        assertThat(conclude(parks, asked.faulted(attempt(GPT, BROKEN))))
                .isEqualTo(new Verdict.Park(false));
    }

    @Test
    void deliversARefusalThatCameAsAnAnswerWhenNobodyAblerIsLeft() {
        Completion declined = Requests.completion("");
        Fault filtered =
                new Fault(
                        FaultKind.FILTERED,
                        Remedy.ABLER_PROVIDER,
                        new Lesson.Nothing(),
                        200,
                        "refusal",
                        "declined",
                        0,
                        Duration.ZERO,
                        false,
                        Optional.of(declined));

        assertThat(conclude(parks, dispatch().faulted(attempt(CLAUDE, filtered)).skip(GPT)))
                .isEqualTo(new Verdict.Deliver(declined));
    }

    @Test
    void callsARequestPoisonThatFailedThreePassesWhereOthersWereAnswered() {
        lastAnswered = NOW.plusSeconds(1);
        Journey third =
                new Journey(
                        Optional.of(DEFAULT), List.of(), 0, 3, 2, Duration.ZERO, Optional.empty());
        Dispatch dispatch =
                new Dispatch(Requests.request(), third).faulted(attempt(CLAUDE, BROKEN));

        assertThat(failure(conclude(parks, dispatch)).code()).isEqualTo(ErrorCode.POISON);
        assertThat(conclude(parks, dispatch().faulted(attempt(CLAUDE, BROKEN))))
                .isEqualTo(new Verdict.Park(true));
    }

    /** Its backlog was given to a chain of another kind: nobody there could ever take it. */
    @Test
    void givesUpWhatItsChainIsNotFor() {
        Dispatch texts =
                new Dispatch(
                        Requests.request(Requests.texts("a"), NOW.plusSeconds(3600)),
                        Journey.on(DEFAULT));

        Failure failure = failure(conclude(parks, texts));
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ABLE);
        assertThat(failure.deadLetter()).isTrue();
    }

    private Verdict conclude(Chain chain, Dispatch dispatch) {
        return conclusion.of(chain, dispatch, NOW);
    }

    private static Failure failure(Verdict verdict) {
        return ((Verdict.Fail) verdict).failure();
    }

    private static Dispatch dispatch() {
        return dispatch(NOW.plusSeconds(3600));
    }

    private static Dispatch dispatch(Instant deadline) {
        return new Dispatch(Requests.request("m", deadline), Journey.on(DEFAULT));
    }
}
