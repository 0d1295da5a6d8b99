package io.serai.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Kind;
import io.serai.model.Lesson;
import io.serai.model.ProviderId;
import io.serai.model.Remedy;
import io.serai.price.PriceSettings;
import io.serai.provider.Answer;
import io.serai.provider.AnswerLimit;
import io.serai.provider.BreakerSettings;
import io.serai.provider.CallGuard;
import io.serai.provider.CallOwner;
import io.serai.provider.Credential;
import io.serai.provider.Limits;
import io.serai.provider.ProviderSettings;
import io.serai.provider.WireAnswer;
import io.serai.provider.openai.OpenAi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A token that the provider refuses, over HTTP: what becomes of the request, and of the circuit.
 */
class RenewedTokenTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final AtomicInteger fetched = new AtomicInteger();
    private final List<String> proofs = new ArrayList<>();
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    private volatile Instant now = Instant.parse("2026-11-22T16:00:00Z");
    private HttpServer provider;

    /** Refuses everybody, and says of itself what only the guard may say. */
    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext(
                "/",
                exchange -> {
                    proofs.add(exchange.getRequestHeaders().getFirst("Authorization"));
                    exchange.getResponseHeaders().add(CallGuard.RENEWED, "true");
                    exchange.sendResponseHeaders(401, -1);
                    exchange.close();
                });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
        alarms.shutdownNow();
    }

    @Test
    void theRequestAsksAgainWithANewTokenAndTheCircuitHearsNothing() throws IOException {
        BearerToken token = token();
        Fault fresh = call(token);
        now = now.plus(Duration.ofMinutes(1));

        Fault renewed = call(token);

        assertThat(fresh.lesson()).as("a fresh token").isEqualTo(new Lesson.OpenLong());
        assertThat(renewed.kind()).isEqualTo(FaultKind.UNAUTHORISED);
        assertThat(renewed.remedy()).isEqualTo(Remedy.RETRY_HERE);
        assertThat(renewed.lesson()).isEqualTo(new Lesson.OtherKey());
        assertThat(renewed.retries()).isOne();
    }

    @Test
    void aNewTokenThatIsRefusedTooOpensTheCircuitLong() throws IOException {
        BearerToken token = token();
        Fault _ = call(token);
        now = now.plus(Duration.ofMinutes(1));
        Fault _ = call(token);

        Fault second = call(token);

        assertThat(second.lesson()).isEqualTo(new Lesson.OpenLong());
        assertThat(proofs).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void aKeyIsNotRenewedWhateverTheProviderSays() throws IOException {
        Fault fault = call(Credential.fixed(Map.of("Authorization", "Bearer key")));

        assertThat(fault.lesson()).isEqualTo(new Lesson.OpenLong());
    }

    private BearerToken token() {
        return new BearerToken(
                "azure",
                () ->
                        new Token(
                                "token-" + fetched.incrementAndGet(),
                                now.plus(Duration.ofHours(1))),
                () -> now);
    }

    private Fault call(Credential credential) throws IOException {
        HttpClientBuilder client = HttpClientBuilder.create();
        new CallGuard(credential, LONGEST, new AnswerLimit(1 << 10, false), alarms, CallOwner.ALONE)
                .configure(client);
        HttpPost post = new HttpPost("http://127.0.0.1:" + provider.getAddress().getPort() + "/");
        post.setEntity(new StringEntity("{}"));
        try (CloseableHttpClient http = client.build()) {
            WireAnswer answer =
                    http.execute(
                            post,
                            response -> {
                                Map<String, String> headers = new HashMap<>();
                                for (var header : response.getHeaders()) {
                                    headers.put(header.getName(), header.getValue());
                                }
                                EntityUtils.consume(response.getEntity());
                                return new WireAnswer(response.getCode(), headers, new byte[0]);
                            });
            Answer read = OpenAi.protocol(settings(), () -> now, new Random(1)).decode(answer);
            return ((Answer.Faulted) read).fault();
        }
    }

    private static ProviderSettings settings() {
        return new ProviderSettings(
                new ProviderId("azure"),
                Kind.CHAT,
                "openai",
                URI.create("http://127.0.0.1"),
                "gpt-6-sol",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                EnumSet.allOf(Capability.class),
                Classification.INTERNAL,
                new Limits(8, OptionalInt.empty(), OptionalInt.empty(), LONGEST),
                BreakerSettings.DEFAULT,
                LONGEST,
                LONGEST,
                1 << 10,
                Map.of(),
                PriceSettings.BY_MODEL,
                Optional.empty());
    }
}
