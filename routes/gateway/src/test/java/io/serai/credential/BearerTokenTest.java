package io.serai.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.provider.CredentialUnavailable;
import io.serai.provider.UnsignedCall;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BearerTokenTest {
    private static final UnsignedCall CALL = new Nothing();

    private Instant now = Instant.parse("2026-11-22T16:00:00Z");
    private Duration lasts = Duration.ofHours(1);
    private boolean down;
    private int fetched;
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
        if (down) {
            throw new CredentialUnavailable("nobody is there");
        }
        fetched++;
        return new Token("token-" + fetched, now.plus(lasts));
    }

    @Test
    void isFetchedOnceForManyCalls() throws IOException {
        assertThat(sent()).isEqualTo("Bearer token-1");
        now = now.plus(Duration.ofMinutes(50));
        assertThat(sent()).isEqualTo("Bearer token-1");
        assertThat(fetched).isEqualTo(1);
    }

    @Test
    void isRenewedBeforeItEnds() throws IOException {
        assertThat(sent()).isEqualTo("Bearer token-1");
        now = now.plus(Duration.ofMinutes(56));
        assertThat(sent()).isEqualTo("Bearer token-2");
    }

    @Test
    void theOldOneServesWhileNoNewOneIsToBeHad() throws IOException {
        assertThat(sent()).isEqualTo("Bearer token-1");
        down = true;
        now = now.plus(Duration.ofMinutes(56));
        assertThat(sent()).isEqualTo("Bearer token-1");

        down = false;
        now = now.plus(Duration.ofSeconds(29));
        assertThat(sent()).as("not asked again at once").isEqualTo("Bearer token-1");
        now = now.plus(Duration.ofSeconds(1));
        assertThat(sent()).isEqualTo("Bearer token-2");
    }

    @Test
    void withoutAnyTheCallIsNotMade() throws IOException {
        assertThat(sent()).isEqualTo("Bearer token-1");
        down = true;
        now = now.plus(lasts);

        assertThatThrownBy(this::sent)
                .isInstanceOf(CredentialUnavailable.class)
                .hasMessage("nobody is there");
    }

    @Test
    void oneThatLastsMinutesIsNotFetchedForEachCall() throws IOException {
        lasts = Duration.ofMinutes(4);
        assertThat(sent()).isEqualTo("Bearer token-1");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(sent()).isEqualTo("Bearer token-1");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(sent()).isEqualTo("Bearer token-2");
    }

    @Test
    void isNeverShown() {
        assertThat(new Token("t0p-s3cr3t", now).toString()).doesNotContain("t0p-s3cr3t");
    }

    private String sent() throws IOException {
        return token.headers(CALL).get("Authorization");
    }
}
