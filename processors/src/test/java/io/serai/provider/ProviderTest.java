package io.serai.provider;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Part;
import io.serai.model.Request;
import io.serai.model.Requests;
import io.serai.model.Usage;
import io.serai.provider.openai.OpenAi;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProviderTest {
    private static final String WORDS = "hello world, ".repeat(100);
    private static final Request REQUEST =
            Requests.request(Requests.prompt("any", new Part.Text(WORDS)), NOW.plusSeconds(60));

    private static Provider with(OptionalInt tokensPerMinute) {
        ProviderSettings settings =
                Providers.limited(
                        OpenAi.NAME,
                        "gpt-6-sol",
                        new Limits(8, OptionalInt.empty(), tokensPerMinute, Duration.ZERO));
        return new Provider(
                settings,
                OpenAi.protocol(settings, Providers.CLOCK, Providers.EVEN),
                new Breaker(
                        settings.id(), settings.breaker(), _ -> Optional.empty(), Providers.CLOCK),
                new Limiter(settings.limits(), Providers.CLOCK),
                Providers.noKeys(),
                Providers.FREE,
                new Experience(Providers.CLOCK));
    }

    @Test
    void countsTokensForALimitOfThem() {
        assertThat(with(OptionalInt.of(1_000)).estimatedUsage(REQUEST).promptTokens())
                .isBetween(300L, 301L);
    }

    @Test
    void takesAQuarterOfTheBytesWithoutOne() {
        assertThat(with(OptionalInt.empty()).estimatedUsage(REQUEST).promptTokens())
                .isEqualTo(REQUEST.estimatedTokens());
    }

    @Test
    void learnsHowItsMessagesAreWrapped() {
        Provider provider = with(OptionalInt.of(1_000));
        for (int i = 0; i < 200; i++) {
            provider.answered(
                    REQUEST, 0, Duration.ofSeconds(1), Optional.of(new Usage(330, 0, 0, 10, 0)));
        }

        assertThat(provider.estimatedUsage(REQUEST).promptTokens()).isBetween(329L, 331L);
    }
}
