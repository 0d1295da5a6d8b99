package io.serai.routes;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.codec.HealthCodec;
import io.serai.credential.Credentials;
import io.serai.model.ProviderId;
import io.serai.price.PriceSettings;
import io.serai.price.PriceTable;
import io.serai.price.Tariff;
import io.serai.processor.FaultOf;
import io.serai.processor.HealthWatch;
import io.serai.processor.ProbeCall;
import io.serai.provider.Accounts;
import io.serai.provider.Breaker;
import io.serai.provider.BreakerSettings;
import io.serai.provider.Experience;
import io.serai.provider.Limiter;
import io.serai.provider.Probe;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.provider.QuotaGroups;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a probe makes of a provider that answers over HTTP, or does not. */
class ProbeCallTest {
    private static final String KEY = "key: \"{{env:KEY}}\"";
    private static final String KEYS = "keys: [{key: \"{{env:A}}\"}, {key: \"{{env:B}}\"}]";
    private static final Duration CALM = Duration.ofSeconds(60);
    private static final Duration IN_OUTAGE = Duration.ofSeconds(5);
    private static final String TICK = "direct:tick";

    private final ProviderServer server = new ProviderServer();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    private final List<byte[]> told = new ArrayList<>();
    private boolean elected = true;
    private boolean outage;
    private Instant now = Instant.parse("2026-11-22T16:00:00Z");
    private Duration timeout = Duration.ofSeconds(10);

    @AfterEach
    void stop() {
        camel.stop();
        alarms.shutdownNow();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 400, 401, 402, 403, 404, 405, 429})
    void whoAnswersAtAllIsReachable(int status) {
        server.answers(status);

        assertThat(isReachable(openAi(KEY))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 500, 503, 529})
    void whoAnswersNobodyIsNot(int status) {
        server.answers(status);

        assertThat(isReachable(openAi(KEY))).isFalse();
    }

    @Test
    void whoDoesNotAnswerInTimeIsNotReachable() {
        server.hangs();
        timeout = Duration.ofMillis(200);

        assertThat(isReachable(openAi(KEY))).isFalse();
    }

    @Test
    void whereNobodyListensNobodyIsReachable() {
        ProviderSettings settings = openAi(KEY);
        server.close();

        assertThat(isReachable(settings)).isFalse();
    }

    @Test
    void listsModelsWithTheKeyAndNothingOfOurs() {
        assertThat(isReachable(openAi(KEYS))).isTrue();

        assertThat(server.heard().method()).isEqualTo("GET");
        assertThat(server.heard().uri()).hasToString("/v1/models");
        assertThat(server.heard().body()).isEmpty();
        assertThat(server.heard().headers().getFirst("Authorization"))
                .isEqualTo("Bearer " + ProviderServer.KEY);
        assertThat(server.heard().headers().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("serai-"));
    }

    @Test
    void countsTokensWhereNoModelsAreListed() {
        assertThat(isReachable(server.configured("", "protocol: bedrock, model: nova, " + KEY)))
                .isTrue();

        assertThat(server.heard().method()).isEqualTo("POST");
        assertThat(server.heard().uri()).hasToString("/model/nova/count-tokens");
        assertThat(server.heard().headers().getFirst("Content-Type")).contains("application/json");
        assertThat(server.heard().body()).startsWith("{");
    }

    @Test
    void aGoodProbeEndsTheWaitOfACircuitEarly() {
        Provider provider = provider(openAi(KEY));
        open(provider.breaker());

        assertThat(isReachable(provider)).isTrue();

        assertThat(provider.breaker().permits()).isTrue();
    }

    @Test
    void aBadProbeHoldsTheCircuitOpenWhenItsWaitIsOver() {
        Provider provider = provider(openAi(KEY));
        open(provider.breaker());
        now = now.plus(provider.settings().breaker().openFor());
        server.answers(503);

        assertThat(isReachable(provider)).isFalse();

        assertThat(provider.breaker().permits()).isFalse();
    }

    @Test
    void isDueAtOnceAndThenAsOftenAsItsRhythmSays() {
        ProbeCall probe = probe(provider(openAi(KEY)));

        assertThat(probe.isDue()).isTrue();
        probe.begin(new DefaultExchange(camel));
        now = now.plus(CALM).minusMillis(1);
        assertThat(probe.isDue()).isFalse();
        now = now.plusMillis(1);
        assertThat(probe.isDue()).isTrue();
    }

    @Test
    void isDueSoonerInAnOutage() {
        ProbeCall probe = probe(provider(openAi(KEY)));
        probe.begin(new DefaultExchange(camel));
        now = now.plus(IN_OUTAGE);

        assertThat(probe.isDue()).isFalse();
        outage = true;
        assertThat(probe.isDue()).isTrue();
    }

    @Test
    void isNeverDueWhereAnotherWorkerIsElected() {
        elected = false;

        assertThat(probe(provider(openAi(KEY))).isDue()).isFalse();
    }

    private ProviderSettings openAi(String keys) {
        return server.configured("", "protocol: openai, model: m, " + keys);
    }

    private Provider provider(ProviderSettings settings) {
        InstantSource clock = () -> now;
        return new Provider(
                settings,
                ProviderServer.PROTOCOLS.of(settings),
                new Breaker(settings.id(), settings.breaker(), FaultOf::call, clock),
                new Limiter(settings.limits(), clock),
                new Accounts(settings, new QuotaGroups(), clock, new Random(1)),
                new Tariff(PriceTable.NONE, PriceSettings.BY_MODEL, settings.model(), false),
                new Experience(clock));
    }

    private static void open(Breaker breaker) {
        for (int n = 0; n < BreakerSettings.DEFAULT.failuresInARow(); n++) {
            breaker.circuit().onError(0, TimeUnit.NANOSECONDS, new ConnectException("refused"));
        }
        assertThat(breaker.permits()).isFalse();
    }

    private ProbeCall probe(Provider provider) {
        InstantSource clock = () -> now;
        return new ProbeCall(
                provider,
                new ProbeCall.Rhythm(CALM, IN_OUTAGE, timeout),
                () -> elected,
                () -> outage,
                new HealthWatch("w", Map.of(provider.id(), provider), new HealthCodec(), clock),
                clock);
    }

    private boolean isReachable(ProviderSettings settings) {
        return isReachable(provider(settings));
    }

    /** What one probe tells the others. */
    private boolean isReachable(Provider provider) {
        try {
            start(provider);
            camel.createFluentProducerTemplate().to(TICK).send();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new HealthCodec().decode(told.getFirst()).orElseThrow().reachable().orElseThrow();
    }

    private void start(Provider provider) throws Exception {
        ProviderId id = provider.id();
        ProviderServer.bind(
                camel,
                provider.settings(),
                new Credentials(Map.of(), () -> now).of(provider.settings(), provider.protocol()),
                alarms);
        Probe probe = provider.protocol().probe();
        camel.addRoutes(
                new ProbeRoute(
                        id,
                        probe(provider),
                        probe.posts()
                                ? HttpEndpoints.post(provider.settings())
                                : HttpEndpoints.get(provider.settings()),
                        direct("told")));
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:told")
                                .process(it -> told.add(it.getMessage().getBody(byte[].class)));
                    }
                });
        AdviceWith.adviceWith(camel, ProbeRoute.id(id), route -> route.replaceFromWith(TICK));
        camel.start();
    }
}
