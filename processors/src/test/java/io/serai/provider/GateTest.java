package io.serai.provider;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.Kind;
import io.serai.model.Lesson;
import io.serai.model.ProviderId;
import io.serai.price.PriceSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Limits LIMITS =
            new Limits(100, OptionalInt.empty(), OptionalInt.empty(), Duration.ofSeconds(2));

    private final Provider provider = provider("claude", new Limiter(LIMITS, () -> NOW));
    private final Gate gate = new Gate(new ChainId("default"), List.of(provider), 0.5);

    @Test
    void opensOnARampThatDoublesWithEachRoundOfAnswers() {
        assertThat(round()).isEqualTo(1);
        assertThat(round()).isEqualTo(2);
        assertThat(round()).isEqualTo(4);
        assertThat(round()).isEqualTo(8);
    }

    @Test
    void staysWithinTheDrainsShare() {
        for (int i = 0; i < 10; i++) {
            round();
        }

        assertThat(round()).isEqualTo(50);
    }

    /**
     * Providers of one quota group: their limiter is one, and so is what the drain may have of it.
     */
    @Test
    void aLimiterThatSeveralShareIsCountedOnce() {
        Gate shared =
                new Gate(
                        new ChainId("default"),
                        List.of(provider, provider("gpt", provider.limiter())),
                        0.5);
        for (int i = 0; i < 10; i++) {
            round(shared);
        }

        assertThat(round(shared)).isEqualTo(50);
    }

    @Test
    void startsAgainAfterAnExitWithoutAnAnswer() {
        round();
        round();
        assertThat(gate.enter()).isTrue();
        gate.leave(false);

        assertThat(round()).isEqualTo(1);
    }

    @Test
    void isClosedWhileNoProviderCanBeAsked() {
        round();
        provider.breaker().followOpenUntil(NOW.plusSeconds(60));

        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.enter()).isFalse();
        assertThat(gate.room()).isZero();
    }

    @Test
    void isClosedUntilTheDateAProviderAskedFor() {
        provider.limiter().learn(new Lesson.Wait(Duration.ofSeconds(5)));

        assertThat(gate.enter()).isFalse();
    }

    /** Whoever leaves while they are being read would release as many again. */
    @Test
    void whatIsOnItsWayHasItsPlace() {
        round();
        round();
        assertThat(gate.takeRoom()).isEqualTo(4);

        assertThat(gate.takeRoom()).isZero();
        assertThat(gate.enter()).isTrue();
        assertThat(gate.takeRoom()).isZero();
        gate.leave(true);
        assertThat(gate.takeRoom()).isEqualTo(2);
    }

    @Test
    void whatWasNotReleasedTakesNoPlace() {
        round();
        round();
        int room = gate.takeRoom();

        gate.notReleased(room - 1);

        assertThat(gate.takeRoom()).isEqualTo(3);
    }

    /** Its partition may have gone to another worker. */
    @Test
    void whatDoesNotComeIsNotWaitedForForEver() {
        round();
        assertThat(gate.takeRoom()).isEqualTo(2);

        gate.look();
        assertThat(gate.takeRoom()).isZero();
        gate.look();
        assertThat(gate.takeRoom()).isEqualTo(2);
    }

    /** Lets in all that may enter, answers them, and says how many they were. */
    private int round() {
        return round(gate);
    }

    private static int round(Gate gate) {
        int entered = 0;
        while (gate.enter()) {
            entered++;
        }
        for (int i = 0; i < entered; i++) {
            gate.leave(true);
        }
        return entered;
    }

    private static Provider provider(String name, Limiter limiter) {
        ProviderId id = new ProviderId(name);
        ProviderSettings settings =
                new ProviderSettings(
                        id,
                        Kind.CHAT,
                        "anthropic",
                        URI.create("http://127.0.0.1"),
                        "model",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Set.of(),
                        Classification.INTERNAL,
                        LIMITS,
                        BreakerSettings.DEFAULT,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1024,
                        Map.of(),
                        PriceSettings.BY_MODEL,
                        Optional.empty());
        return new Provider(
                settings,
                new SilentProtocol(),
                new Breaker(id, BreakerSettings.DEFAULT, _ -> Optional.empty(), () -> NOW),
                limiter,
                Providers.noKeys(),
                Providers.FREE,
                new Experience(() -> NOW));
    }
}
