package io.serai.credential;

import io.serai.provider.Credential;
import io.serai.provider.CredentialUnavailable;
import io.serai.provider.UnsignedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token that all calls share: none -> fetching -> valid -> valid and fetching -> valid. It is
 * fetched aside, by one thread at a time, first when it is wanted and then some minutes before it
 * ends; meanwhile the old one serves, and who has none waits for some seconds. After a failure
 * nobody asks for half a minute, and who has no token is told of that failure at once.
 */
final class BearerToken implements Credential {
    private static final Logger LOG = LoggerFactory.getLogger(BearerToken.class);
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String provider;
    private final TokenSource source;
    private final InstantSource clock;
    private @Nullable CompletableFuture<Token> fetching;
    private volatile @Nullable Token current;
    private volatile Instant fetchAt = Instant.MIN;
    private volatile @Nullable CredentialUnavailable failure;

    /**
     * @param provider whose token it is, for the log
     */
    BearerToken(String provider, TokenSource source, InstantSource clock) {
        this.provider = provider;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers(UnsignedCall call) throws CredentialUnavailable {
        return Map.of("Authorization", "Bearer " + token().value());
    }

    private Token token() throws CredentialUnavailable {
        Token known = current;
        Instant now = clock.instant();
        boolean valid = known != null && now.isBefore(known.end());
        if (now.isBefore(fetchAt)) {
            return valid && known != null ? known : giveUp();
        }
        CompletableFuture<Token> fresh = fetch();
        return valid && known != null ? known : await(fresh);
    }

    private Token giveUp() throws CredentialUnavailable {
        CredentialUnavailable why = failure;
        throw why == null ? CredentialUnavailable.unreachable("no token yet", null) : why;
    }

    private synchronized CompletableFuture<Token> fetch() {
        CompletableFuture<Token> running = fetching;
        if (running == null) {
            CompletableFuture<Token> fresh = new CompletableFuture<>();
            fetching = fresh;
            Thread.ofVirtual().name("token-" + provider).start(() -> fetch(fresh));
            return fresh;
        }
        return running;
    }

    private void fetch(CompletableFuture<Token> fresh) {
        try {
            Token token = source.fetch();
            taken(token);
            fresh.complete(token);
        } catch (CredentialUnavailable e) {
            failed(e);
            fresh.completeExceptionally(e);
        } catch (RuntimeException e) {
            CredentialUnavailable bug =
                    CredentialUnavailable.refused("no token can be fetched: " + e, e);
            failed(bug);
            fresh.completeExceptionally(bug);
        }
    }

    /** A token that lasts less than twice the margin is renewed half-way. */
    private synchronized void taken(Token token) {
        Duration half = Duration.between(clock.instant(), token.end()).dividedBy(2);
        current = token;
        failure = null;
        fetchAt = token.end().minus(half.compareTo(EARLY) < 0 ? half : EARLY);
        fetching = null;
    }

    private synchronized void failed(CredentialUnavailable e) {
        failure = e;
        fetchAt = clock.instant().plus(AGAIN);
        fetching = null;
        LOG.atWarn()
                .addKeyValue("provider", provider)
                .log("No token: {}", String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }

    private static Token await(CompletableFuture<Token> fresh) throws CredentialUnavailable {
        try {
            return fresh.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CredentialUnavailable none
                    ? none
                    : CredentialUnavailable.unreachable("no token", e);
        } catch (TimeoutException e) {
            throw CredentialUnavailable.unreachable(
                    "no token within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a call", e);
        }
    }
}
