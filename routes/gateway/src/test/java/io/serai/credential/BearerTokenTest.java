package io.serai.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.serai.provider.CredentialUnavailable;
import io.serai.provider.UnsignedCall;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BearerTokenTest {
    private static final UnsignedCall CALL = new Nothing();

    private volatile Instant now = Instant.parse("2026-11-22T16:00:00Z");
    private volatile Duration lasts = Duration.ofHours(1);
    private volatile boolean down;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private final AtomicInteger asked = new AtomicInteger();
    private final BearerToken token = new BearerToken("azure", this::fetch, () -> now);

    private record Nothing() implements UnsignedCall {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public URI uri() {
            return URI.create("https://provider.example/");
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }

        @Override
        public byte[] body() {
            return new byte[0];
        }
    }

    private Token fetch() throws CredentialUnavailable {
        int turn = asked.incrementAndGet();
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (down) {
            throw CredentialUnavailable.unreachable("nobody is there", null);
        }
        return new Token("token-" + turn, now.plus(lasts));
    }

    @Test
    void isFetchedOnceForManyCalls() throws IOException {
        assertThat(sent()).isEqualTo("Bearer token-1");
        now = now.plus(Duration.ofMinutes(50));
        assertThat(sent()).isEqualTo("Bearer token-1");
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void aTokenThatIsRefusedIsForgotten() throws IOException {
        assertThat(sent()).isEqualTo("Bearer token-1");
        now = now.plus(Duration.ofMinutes(1));

        assertThat(refused("Bearer token-1")).as("the next call has another").isTrue();

        assertThat(sent()).isEqualTo("Bearer token-2");
        assertThat(refused("Bearer token-2")).as("it was not the token").isFalse();
    }

    /** They were under way with it: none of them speaks against the new one. */
    @Test
    void whatIsRefusedToManyCallsIsForgottenOnce() throws IOException {
        assertThat(sent()).isEqualTo("Bearer token-1");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(refused("Bearer token-1")).isTrue();
        assertThat(refused("Bearer token-1")).isTrue();
        assertThat(sent()).isEqualTo("Bearer token-2");
        now = now.plus(Duration.ofMinutes(1));

        assertThat(refused("Bearer token-1")).isTrue();

        assertThat(sent()).isEqualTo("Bearer token-2");
    }

    /** Whoever refuses every token would have one fetched for each call. */
    @Test
    void aFreshTokenIsNotFetchedAgainBecauseItIsRefused() throws IOException {
        assertThat(sent()).isEqualTo("Bearer token-1");

        assertThat(refused("Bearer token-1")).isFalse();

        assertThat(sent()).isEqualTo("Bearer token-1");
    }

    @Test
    void whoComeTogetherWaitForTheSameToken() throws Exception {
        open = new CountDownLatch(1);
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> sent =
                    Stream.generate(() -> calls.submit(this::sent)).limit(20).toList();
            await().until(() -> asked.get() == 1);
            open.countDown();
            for (Future<String> each : sent) {
                assertThat(each.get()).isEqualTo("Bearer token-1");
            }
        }
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void isRenewedBeforeItEndsAndNobodyWaitsForThat() throws IOException {
        assertThat(sent()).isEqualTo("Bearer token-1");
        open = new CountDownLatch(1);
        now = now.plus(Duration.ofMinutes(56));
        assertThat(sent()).isEqualTo("Bearer token-1");
        assertThat(sent()).isEqualTo("Bearer token-1");

        open.countDown();
        await().until(() -> sent().equals("Bearer token-2"));
    }

    @Test
    void theOldOneServesWhileNoNewOneIsToBeHad() throws IOException {
        assertThat(sent()).isEqualTo("Bearer token-1");
        down = true;
        now = now.plus(Duration.ofMinutes(56));
        assertThat(sent()).isEqualTo("Bearer token-1");
        await().until(() -> asked.get() == 2);
        awaitQuiet();

        down = false;
        now = now.plus(Duration.ofSeconds(29));
        assertThat(sent()).isEqualTo("Bearer token-1");
        assertThat(asked.get()).as("not asked again at once").isEqualTo(2);
        now = now.plus(Duration.ofSeconds(1));
        await().until(() -> sent().equals("Bearer token-3"));
    }

    /** Until the failure is known: then a call asks nobody. */
    private void awaitQuiet() {
        await().until(() -> {
            int before = asked.get();
            String _ = sent();
            return asked.get() == before;
        });
    }

    @Test
    void withoutAnyTheCallIsNotMadeAndTheNextIsToldAtOnce() throws IOException {
        assertThat(sent()).isEqualTo("Bearer token-1");
        down = true;
        now = now.plus(lasts);

        assertThatThrownBy(this::sent)
                .isInstanceOf(CredentialUnavailable.class)
                .hasMessage("nobody is there");
        assertThatThrownBy(this::sent).hasMessage("nobody is there");
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void oneThatLastsMinutesIsNotFetchedForEachCall() throws IOException {
        lasts = Duration.ofMinutes(4);
        assertThat(sent()).isEqualTo("Bearer token-1");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(sent()).isEqualTo("Bearer token-1");
        assertThat(asked.get()).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(1));
        await().until(() -> sent().equals("Bearer token-2"));
    }

    /** Of a service whose clock is behind, or of a machine whose clock is ahead. */
    @Test
    void oneThatHasEndedWhenItComesIsNone() {
        lasts = Duration.ZERO;

        assertThatThrownBy(this::sent)
                .isInstanceOf(CredentialUnavailable.class)
                .hasMessage(
                        "a token came that ended at 2026-11-22T16:00:00Z: is the machine's clock"
                                + " right?");
        assertThatThrownBy(this::sent).hasMessageStartingWith("a token came that ended");
        assertThat(asked.get()).isEqualTo(1);
    }

    /** A library may stumble over it. */
    @Test
    void anAnswerThatIsNoTokenMayPass() {
        BearerToken nonsense =
                new BearerToken(
                        "azure",
                        () -> {
                            throw new NullPointerException("no body");
                        },
                        () -> now);

        assertThatThrownBy(() -> nonsense.headers(CALL))
                .isInstanceOfSatisfying(
                        CredentialUnavailable.class, why -> assertThat(why.isRefused()).isFalse())
                .hasMessageContaining("no body");
    }

    @Test
    void isNeverShown() {
        assertThat(new Token("t0p-s3cr3t", now).toString()).doesNotContain("t0p-s3cr3t");
    }

    private boolean refused(String header) {
        return token.refused(Map.of("Authorization", header));
    }

    private String sent() throws IOException {
        return token.headers(CALL).get("Authorization");
    }
}
