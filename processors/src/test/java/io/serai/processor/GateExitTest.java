package io.serai.processor;

import static io.serai.model.Requests.NOW;
import static io.serai.model.Requests.attempt;
import static io.serai.model.Requests.completion;
import static io.serai.model.Requests.envelope;
import static io.serai.model.Requests.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.codec.RequestCodec;
import io.serai.codec.ResumeCodec;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.Dispatch;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Journey;
import io.serai.model.Lesson;
import io.serai.model.Outcome;
import io.serai.model.Remedy;
import io.serai.model.Requests;
import io.serai.provider.Breaker;
import io.serai.provider.Experience;
import io.serai.provider.Gate;
import io.serai.provider.Limiter;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import io.serai.provider.SilentProtocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How requests that leave it move the ramp of a gate, parked ones and ordered ones. */
class GateExitTest {
    private static final ProviderSettings SETTINGS =
            Providers.settings("silent", "model", Map.of());
    private static final ChainId CHAIN = new ChainId("default");
    private static final Dispatch DISPATCH =
            new Dispatch(Requests.request(), Journey.on(CHAIN).resume(NOW));
    private static final Outcome COMPLETED =
            new Outcome.Completed(envelope(NOW), DISPATCH.journey(), completion("Yes"));

    private final Gate gate = new Gate(CHAIN, List.of(provider()), 1);
    private final Readmission ordered = new Readmission(_ -> gate, () -> NOW);

    @Test
    void opensWithEachAnswer() {
        assertThat(roomAfter(COMPLETED)).isEqualTo(8);
    }

    /** A backlog with some that are refused drained at ten in flight. */
    @ParameterizedTest
    @EnumSource(names = {"GIVE_UP", "ABLER_PROVIDER"})
    void aRefusalOfTheRequestIsAnAnswer(Remedy remedy) {
        assertThat(roomAfter(failed(fault(FaultKind.REFUSED, remedy, new Lesson.Nothing()))))
                .isEqualTo(8);
    }

    @Test
    void startsAgainWhenNoProviderAnswered() {
        assertThat(roomAfter(failed(fault(FaultKind.BROKEN, Remedy.FAILOVER, new Lesson.Open()))))
                .isOne();
    }

    @Test
    void startsAgainWhenItIsParkedAgain() {
        Journey journey = DISPATCH.journey().park(NOW, false);

        assertThat(
                        roomAfter(
                                new Outcome.Parked(
                                        envelope(NOW), journey, Classification.INTERNAL, false)))
                .isOne();
    }

    /** What an earlier pass was told says nothing of now. */
    @Test
    void aRefusalOfAnEarlierPassDoesNotCount() {
        Fault earlier = fault(FaultKind.TOO_LONG, Remedy.ABLER_PROVIDER, new Lesson.Nothing());
        Journey journey = DISPATCH.journey().with(attempt(SETTINGS.id(), earlier)).resume(NOW);

        assertThat(roomAfter(new Outcome.Failed(envelope(NOW), journey, EXPIRED))).isOne();
    }

    @Test
    void startsAgainAfterABug() {
        assertThat(roomAfter(DISPATCH)).isOne();
    }

    @Test
    void orderedRequestsMoveTheSameRamp() {
        Outcome refused = failed(fault(FaultKind.REFUSED, Remedy.GIVE_UP, new Lesson.Nothing()));
        assertThat(ordered.enters(DISPATCH)).isTrue();

        ordered.leave(refused, CHAIN);

        assertThat(gate.room()).isEqualTo(2);
    }

    private static final Failure EXPIRED = Failure.givenUp(ErrorCode.EXPIRED, "too late", true);

    private static Outcome failed(Fault fault) {
        return new Outcome.Failed(
                envelope(NOW), DISPATCH.journey().with(attempt(SETTINGS.id(), fault)), EXPIRED);
    }

    /** How many may enter after six that were answered, and this. */
    private int roomAfter(Object last) {
        Drain drain = new Drain(resumption(), gate, () -> NOW);
        for (int i = 0; i < 6; i++) {
            assertThat(drain.enters(DISPATCH)).isTrue();
            drain.leave(COMPLETED);
        }
        assertThat(drain.enters(DISPATCH)).isTrue();
        drain.leave(last);
        return gate.room();
    }

    private static Resumption resumption() {
        return new Resumption(
                new ResumeCodec(new RequestCodec()),
                new Teams(List.of(), _ -> OptionalInt.empty()),
                Map.of(),
                () -> NOW);
    }

    private static Provider provider() {
        return new Provider(
                SETTINGS,
                new SilentProtocol(),
                new Breaker(SETTINGS.id(), SETTINGS.breaker(), _ -> Optional.empty(), () -> NOW),
                new Limiter(SETTINGS.limits(), () -> NOW),
                Providers.noKeys(),
                Providers.FREE,
                new Experience(() -> NOW));
    }
}
