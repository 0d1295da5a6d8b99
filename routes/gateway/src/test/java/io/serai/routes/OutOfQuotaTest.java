package io.serai.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Lesson;
import io.serai.model.Remedy;
import io.serai.price.PriceSettings;
import io.serai.price.PriceTable;
import io.serai.price.Tariff;
import io.serai.processor.FaultOf;
import io.serai.provider.Accounts;
import io.serai.provider.Breaker;
import io.serai.provider.Experience;
import io.serai.provider.Limiter;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.provider.QuotaGroups;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever is out of quota for a while has a closed circuit: the log has to tell. */
class OutOfQuotaTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final ProviderServer server = new ProviderServer();
    private final LogLines log = LogLines.of(Provider.class);
    private Instant now = Instant.parse("2026-11-22T16:00:00Z");
    private final Provider provider =
            provider(server.configured("", "protocol: openai, model: m, key: \"{{env:KEY}}\""));

    @AfterEach
    void stop() {
        log.close();
        server.close();
    }

    private Provider provider(ProviderSettings settings) {
        return new Provider(
                settings,
                ProviderServer.PROTOCOLS.of(settings),
                new Breaker(settings.id(), settings.breaker(), FaultOf::call, () -> now),
                new Limiter(settings.limits(), () -> now),
                new Accounts(settings, new QuotaGroups(), () -> now, new Random(1)),
                new Tariff(PriceTable.NONE, PriceSettings.BY_MODEL, settings.model(), false),
                new Experience(() -> now));
    }

    private void learn(FaultKind kind) {
        Fault _ =
                provider.learn(
                        0,
                        new Fault(
                                kind,
                                Remedy.FAILOVER,
                                new Lesson.Wait(DAY),
                                429,
                                "",
                                "no more this month",
                                0,
                                Duration.ZERO,
                                false,
                                Optional.empty()));
    }

    @Test
    void anErrorSaysWhoIsNotAskedAndUntilWhen() {
        learn(FaultKind.OUT_OF_QUOTA);

        assertThat(log.lines())
                .containsExactly(
                        new LogLines.Line(
                                Level.ERROR,
                                "Provider is out of quota: it is not asked",
                                Map.of(
                                        "provider", provider.id().toString(),
                                        "fault", "out_of_quota",
                                        "until", "2026-11-23T16:00:00Z",
                                        "message", "no more this month")));
    }

    /** Calls that were under way together all hear of it. */
    @Test
    void itIsSaidOnceAsLongAsItLasts() {
        learn(FaultKind.OUT_OF_QUOTA);
        learn(FaultKind.OUT_OF_QUOTA);
        assertThat(log.lines()).hasSize(1);

        now = now.plus(DAY);
        learn(FaultKind.OUT_OF_QUOTA);

        assertThat(log.lines()).hasSize(2);
    }

    /** Which passes by itself. */
    @Test
    void nobodyHasToKnowOfAThrottle() {
        learn(FaultKind.THROTTLED);

        assertThat(log.lines()).isEmpty();
    }
}
