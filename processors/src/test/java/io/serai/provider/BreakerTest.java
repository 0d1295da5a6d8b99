package io.serai.provider;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Lesson;
import io.serai.model.ProviderId;
import io.serai.model.Remedy;
import io.serai.model.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private Instant now = NOW;
    private final Breaker breaker =
            new Breaker(
                    new ProviderId("claude"),
                    BreakerSettings.DEFAULT,
                    result -> result instanceof Fault fault ? Optional.of(fault) : Optional.empty(),
                    () -> now);

    @Test
    void opensAfterThreeFailuresInARow() {
        fail(2);
        assertThat(breaker.isClosed()).isTrue();
        fail(1);
        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.openUntil()).contains(NOW.plusSeconds(30));
    }

    @Test
    void anAnswerBetweenFailuresStartsTheCountAgain() {
        fail(2);
        answer();
        fail(2);

        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void opensAboveTheFailureRate() {
        for (int i = 0; i < 30; i++) {
            answer();
            answer();
            fail(1);
        }

        assertThat(breaker.isClosed()).isFalse();
    }

    @Test
    void forgetsFailuresThatAreOlderThanTheWindow() {
        for (int i = 0; i < 30; i++) {
            answer();
            answer();
            fail(1);
            now = now.plusSeconds(15);
        }

        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void aRequestsOwnFaultAndA429NeverCount() {
        for (int i = 0; i < 100; i++) {
            call(fault(new Lesson.Nothing()));
            call(fault(new Lesson.Wait(Duration.ofSeconds(5))));
            call(fault(new Lesson.SlowDown(Duration.ofSeconds(1))));
        }

        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void aThrottledTrialClosesTheCircuit() {
        fail(3);
        now = now.plusSeconds(30);
        assertThat(breaker.permits()).isTrue();

        call(fault(new Lesson.Wait(Duration.ofSeconds(5))));

        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void opensForAMinuteAtAFaultThatPasses() {
        Fault loading = fault(new Lesson.Open());

        call(loading);

        assertThat(breaker.openUntil()).contains(NOW.plus(Duration.ofMinutes(1)));
        assertThat(breaker.openedBy()).contains(loading);
    }

    @Test
    void saysNoLongerWhatOpenedItOnceItIsClosed() {
        fail(3);
        assertThat(breaker.openedBy()).isPresent();
        now = now.plusSeconds(30);
        assertThat(breaker.permits()).isTrue();
        answer();

        assertThat(breaker.openedBy()).isEmpty();
    }

    @Test
    void letsOneTrialThroughWhenTheWaitIsOver() {
        fail(3);
        now = now.plusSeconds(29);
        assertThat(breaker.permits()).isFalse();
        now = now.plusSeconds(1);
        assertThat(breaker.permits()).isTrue();
        answer();

        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void permitsNobodyElseWhileATrialIsOut() {
        fail(3);
        now = now.plusSeconds(30);
        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.circuit().tryAcquirePermission()).isTrue();
        assertThat(breaker.circuit().tryAcquirePermission()).isFalse();

        assertThat(breaker.permits()).isFalse();
        breaker.circuit().onResult(1, TimeUnit.MILLISECONDS, "an answer");
        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void permitsTheNextTrialAfterOneThatFailed() {
        fail(3);
        now = now.plusSeconds(30);
        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.circuit().tryAcquirePermission()).isTrue();
        assertThat(breaker.circuit().tryAcquirePermission()).isFalse();
        breaker.circuit().onResult(1, TimeUnit.MILLISECONDS, fault(new Lesson.Failure()));
        now = now.plusSeconds(60);

        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void waitsOnWhileProbesAreBad() {
        fail(3);
        breaker.probed(false, now);
        now = now.plusSeconds(600);
        assertThat(breaker.permits()).isFalse();
        breaker.probed(true, now);

        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void aGoodProbeEndsTheWaitEarly() {
        fail(3);
        breaker.probed(true, now);

        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void aGoodProbeFromBeforeItOpenedDoesNotEndTheWait() {
        Instant before = now;
        now = now.plusSeconds(1);
        fail(3);
        breaker.probed(true, before);

        assertThat(breaker.permits()).isFalse();
        breaker.probed(true, now);
        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void afterAFailedTrialTheWaitDoublesWhateverProbesSay() {
        fail(3);
        now = now.plusSeconds(30);
        assertThat(breaker.permits()).isTrue();
        fail(1);
        breaker.probed(true, now);

        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.openUntil()).contains(now.plusSeconds(60));
    }

    @Test
    void neverWaitsLongerThanTheMost() {
        fail(3);
        for (int i = 0; i < 10; i++) {
            now = now.plus(Duration.ofMinutes(5));
            assertThat(breaker.permits()).isTrue();
            fail(1);
        }

        assertThat(breaker.openUntil()).contains(now.plus(Duration.ofMinutes(5)));
    }

    @Test
    void moneyOpensLongAndAGoodProbeDoesNotShortenIt() {
        call(fault(new Lesson.OpenLong()));
        breaker.probed(true, now);

        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.openUntil()).contains(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void moneyOpensNoLongerThanUntilTheProviderCanBeAskedAgain() {
        call(fault(new Lesson.OpenLong(Optional.of(Duration.ofMinutes(5)))));
        assertThat(breaker.openUntil()).contains(NOW.plus(Duration.ofMinutes(5)));
        now = now.plus(Duration.ofMinutes(5));
        assertThat(breaker.permits()).isTrue();
        call(fault(new Lesson.OpenLong(Optional.of(Duration.ofHours(7)))));

        assertThat(breaker.openUntil()).contains(now.plus(Duration.ofMinutes(30)));
    }

    /** A trial that was made with a token that has been renewed is not counted as one. */
    @Test
    void aTrialThatOnlyToldOfAKeyDoublesNothing() {
        fail(3);
        now = now.plusSeconds(30);
        assertThat(breaker.permits()).isTrue();
        call(fault(new Lesson.OtherKey()));

        assertThat(breaker.openUntil()).contains(now.plusSeconds(30));
    }

    @Test
    void moneyThatIsStillMissingDoublesTheWait() {
        call(fault(new Lesson.OpenLong()));
        now = now.plus(Duration.ofMinutes(15));
        assertThat(breaker.permits()).isTrue();
        call(fault(new Lesson.OpenLong()));

        assertThat(breaker.openUntil()).contains(now.plus(Duration.ofMinutes(30)));
    }

    @Test
    void keepsTheLaterOfTwoDates() {
        breaker.followOpenUntil(NOW.plusSeconds(600));
        breaker.followOpenUntil(NOW.plusSeconds(60));

        assertThat(breaker.openUntil()).contains(NOW.plusSeconds(600));
    }

    @Test
    void remembersWhenItLastAnswered() {
        assertThat(breaker.lastAnswered()).isEqualTo(Instant.MIN);
        answer();
        assertThat(breaker.lastAnswered()).isEqualTo(NOW);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            call(fault(new Lesson.Failure()));
        }
    }

    private void answer() {
        call("an answer");
    }

    private void call(Object result) {
        CircuitBreaker circuit = breaker.circuit();
        try {
            circuit.executeSupplier(() -> result);
        } catch (CallNotPermittedException e) {
            assertThat(breaker.isClosed()).isFalse();
        }
    }

    private static Fault fault(Lesson lesson) {
        return Requests.fault(FaultKind.BROKEN, Remedy.FAILOVER, lesson);
    }
}
