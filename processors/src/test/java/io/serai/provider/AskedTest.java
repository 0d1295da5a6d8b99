package io.serai.provider;

import static io.serai.model.Requests.NOW;
import static io.serai.model.Requests.attempt;
import static io.serai.model.Requests.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.ChainId;
import io.serai.model.Dispatch;
import io.serai.model.FaultKind;
import io.serai.model.Input;
import io.serai.model.Journey;
import io.serai.model.Lesson;
import io.serai.model.ProviderId;
import io.serai.model.Remedy;
import io.serai.model.Requests;
import org.junit.jupiter.api.Test;

class AskedTest {
    private static final ProviderId HERE = new ProviderId("here");
    private static final ProviderId ELSEWHERE = new ProviderId("elsewhere");

    private final Dispatch first = dispatch(Requests.prompt("model"));

    @Test
    void knowsWhatTheAttemptBeforeFailedWith() {
        assertThat(asked(first)).isEqualTo(new Asked(70_000, 0));
        assertThat(asked(failed(first, HERE))).isEqualTo(new Asked(70_000, 500));
    }

    @Test
    void isNotAskedAgainAfterAnotherProvider() {
        assertThat(asked(failed(failed(first, HERE), ELSEWHERE)).failedWith()).isZero();
    }

    @Test
    void isNotAskedAgainInAnotherPass() {
        Dispatch failed = failed(first, HERE);
        Journey resumed = failed.journey().park(NOW, false).resume(NOW);

        assertThat(asked(new Dispatch(failed.request(), resumed)).failedWith()).isZero();
    }

    /** Many short texts are no long prompt. */
    @Test
    void textsHaveNoLengthTogether() {
        assertThat(asked(dispatch(Requests.texts("one", "two"))).tokens()).isZero();
    }

    private static Asked asked(Dispatch dispatch) {
        return Asked.of(dispatch, HERE, 70_000);
    }

    private static Dispatch dispatch(Input input) {
        return new Dispatch(
                Requests.request(input, NOW.plusSeconds(60)), Journey.on(new ChainId("default")));
    }

    private static Dispatch failed(Dispatch dispatch, ProviderId provider) {
        return dispatch.faulted(
                attempt(
                        provider,
                        fault(FaultKind.BROKEN, Remedy.RETRY_HERE, new Lesson.Failure())));
    }
}
