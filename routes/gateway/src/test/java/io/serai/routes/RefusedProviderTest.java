package io.serai.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Fault;
import io.serai.price.PriceSettings;
import io.serai.price.PriceTable;
import io.serai.price.Tariff;
import io.serai.provider.Accounts;
import io.serai.provider.Answer;
import io.serai.provider.Breaker;
import io.serai.provider.Experience;
import io.serai.provider.Limiter;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.provider.QuotaGroups;
import io.serai.provider.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not pass by itself has to be told to somebody, once, with what the provider said. */
class RefusedProviderTest {
    private static final String ONE_KEY = "protocol: openai, model: m, key: \"{{env:KEY}}\"";
    private static final String TWO_KEYS =
            "protocol: openai, model: m, keys: [{key: \"{{env:KEY}}\"}, {key: \"{{env:OTHER}}\"}]";
    private static final String CIRCUIT = "Provider refuses: its circuit is open";
    private static final String KEY = "Provider refuses a key: it is set aside";

    private final ProviderServer server = new ProviderServer();
    private final LogLines circuits = LogLines.of(Breaker.class);
    private final LogLines keys = LogLines.of(Accounts.class);
    private final Instant now = Instant.parse("2026-11-22T16:00:00Z");

    @AfterEach
    void stop() {
        circuits.close();
        keys.close();
        server.close();
    }

    private Provider provider(String lines) {
        ProviderSettings settings = server.configured("", lines);
        return new Provider(
                settings,
                ProviderServer.PROTOCOLS.of(settings),
                new Breaker(
                        settings.id(),
                        settings.breaker(),
                        result -> result instanceof Fault it ? Optional.of(it) : Optional.empty(),
                        () -> now),
                new Limiter(settings.limits(), () -> now),
                new Accounts(settings, new QuotaGroups(), () -> now, new Random(1)),
                new Tariff(PriceTable.NONE, PriceSettings.BY_MODEL, settings.model(), false),
                new Experience(() -> now));
    }

    /** What the provider makes of an answer to a call with this key, and its circuit after it. */
    private static void answers(Provider provider, int account, int status, String type) {
        String body =
                "{\"error\": {\"message\": \"not for you\", \"type\": \"%s\"}}".formatted(type);
        Answer answer =
                provider.protocol()
                        .decode(
                                new WireAnswer(
                                        status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
        Fault fault = ((Answer.Faulted) answer).fault();
        provider.breaker()
                .circuit()
                .onResult(1, TimeUnit.MILLISECONDS, provider.learn(account, fault));
    }

    private static LogLines.Line only(LogLines lines, String text) {
        var found = lines.lines().stream().filter(line -> line.text().equals(text)).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "401, invalid_request_error, unauthorised, PT15M",
        "429, insufficient_quota, out_of_quota, PT15M",
        "404, invalid_request_error, unknown_model, PT1M"
    })
    void anErrorSaysWhoRefusesAndWhy(int status, String type, String fault, String wait) {
        Provider provider = provider(ONE_KEY);

        answers(provider, 0, status, type);

        assertThat(provider.breaker().isClosed()).isFalse();
        assertThat(only(circuits, CIRCUIT))
                .isEqualTo(
                        new LogLines.Line(
                                Level.ERROR,
                                CIRCUIT,
                                Map.of(
                                        "provider",
                                        "one",
                                        "fault",
                                        fault,
                                        "status",
                                        String.valueOf(status),
                                        "message",
                                        type + ": not for you",
                                        "wait",
                                        wait)));
    }

    /** A model that is being loaded is there in a minute. */
    @Test
    void whatPassesByItselfIsAWarning() {
        Provider provider = provider(ONE_KEY);

        answers(provider, 0, 503, "unavailable_error");

        assertThat(only(circuits, CIRCUIT).level()).isEqualTo(Level.WARN);
        assertThat(only(circuits, CIRCUIT).values()).containsEntry("fault", "overloaded");
    }

    /** Calls that were under way together all hear of it. */
    @Test
    void itIsSaidOnce() {
        Provider provider = provider(ONE_KEY);

        answers(provider, 0, 401, "invalid_request_error");
        answers(provider, 0, 401, "invalid_request_error");

        assertThat(only(circuits, CIRCUIT).level()).isEqualTo(Level.ERROR);
    }

    @Test
    void anErrorSaysWhichKeyIsRefusedAndUntilWhen() {
        Provider provider = provider(TWO_KEYS);

        answers(provider, 1, 401, "invalid_request_error");

        assertThat(keys.lines())
                .containsExactly(
                        new LogLines.Line(
                                Level.ERROR,
                                KEY,
                                Map.of(
                                        "provider", "one",
                                        "account", "2",
                                        "fault", "unauthorised",
                                        "until", "2026-11-22T16:15:00Z",
                                        "message", "invalid_request_error: not for you")));
        assertThat(provider.breaker().isClosed()).isTrue();
        assertThat(circuits.lines()).isEmpty();
    }

    @Test
    void whenTheLastKeyIsRefusedTheCircuitIsSaidToo() {
        Provider provider = provider(TWO_KEYS);

        answers(provider, 1, 401, "invalid_request_error");
        answers(provider, 0, 429, "insufficient_quota");

        assertThat(keys.lines()).hasSize(2);
        assertThat(only(circuits, CIRCUIT).level()).isEqualTo(Level.ERROR);
        assertThat(provider.breaker().openUntil()).contains(now.plusSeconds(15 * 60));
    }
}
