package io.serai.credential;

import io.serai.provider.Credential;
import io.serai.provider.CredentialUnavailable;
import io.serai.provider.ErrorText;
import io.serai.provider.KnownSecrets;
import io.serai.provider.UnsignedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token that all calls share: none -> fetching -> valid -> valid and fetching -> valid. It is
 * fetched aside, by one thread at a time, first when it is wanted and then some minutes before it
 * ends; meanwhile the old one serves, and who has none waits for some seconds. After a failure
 * nobody asks for half a minute, and who has no token is told of that failure at once. A token that
 * the provider refuses is forgotten.
 */
final class BearerToken implements Credential {
    private static final Logger LOG = LoggerFactory.getLogger(BearerToken.class);
    private static final String AUTHORIZATION = "Authorization";
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String provider;
    private final TokenSource source;
    private final InstantSource clock;
    private final AtomicReference<@Nullable CompletableFuture<Token>> fetching =
            new AtomicReference<>();
    private final AtomicReference<Known> known = new AtomicReference<>(Known.NOTHING);

    /** The token there is, since when, when it is to be fetched anew, and why that failed last. */
    private record Known(
            Optional<Token> token,
            Instant since,
            Instant fetchAt,
            Optional<CredentialUnavailable> failure) {
        static final Known NOTHING =
                new Known(Optional.empty(), Instant.MIN, Instant.MIN, Optional.empty());

        boolean is(@Nullable String header) {
            return token.filter(it -> sent(it).equals(header)).isPresent();
        }

        boolean isFresh(Instant now) {
            return now.isBefore(since.plus(AGAIN));
        }

        Known failed(CredentialUnavailable why, Instant again) {
            return new Known(token, since, again, Optional.of(why));
        }
    }

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
        return Map.of(AUTHORIZATION, sent(token()));
    }

    private static String sent(Token token) {
        return "Bearer " + token.value();
    }

    /**
     * A token that has just come is not asked for again: it was not the token, then. One that has
     * gone meanwhile was refused to another call, too.
     */
    @Override
    public boolean refused(Map<String, String> proof) {
        String sent = proof.get(AUTHORIZATION);
        Instant now = clock.instant();
        Known before =
                known.getAndUpdate(it -> it.is(sent) && !it.isFresh(now) ? Known.NOTHING : it);
        return !before.is(sent) || !before.isFresh(now);
    }

    private Token token() throws CredentialUnavailable {
        Known now = known.get();
        Instant instant = clock.instant();
        Optional<Token> valid = now.token().filter(it -> instant.isBefore(it.end()));
        if (!instant.isBefore(now.fetchAt())) {
            CompletableFuture<Token> fresh = fetch();
            return valid.isPresent() ? valid.orElseThrow() : await(fresh);
        }
        if (valid.isEmpty()) {
            throw now.failure()
                    .orElseGet(() -> CredentialUnavailable.unreachable("no token yet", null));
        }
        return valid.orElseThrow();
    }

    private CompletableFuture<Token> fetch() {
        CompletableFuture<Token> fresh = new CompletableFuture<>();
        CompletableFuture<Token> running = fetching.compareAndExchange(null, fresh);
        if (running != null) {
            return running;
        }
        Thread.ofVirtual().name("token-" + provider).start(() -> fetch(fresh));
        return fresh;
    }

    private void fetch(CompletableFuture<Token> fresh) {
        try {
            Token token = source.fetch();
            requireValid(token);
            taken(token);
            fresh.complete(token);
        } catch (CredentialUnavailable e) {
            failed(e);
            fresh.completeExceptionally(e);
        } catch (RuntimeException e) {
            CredentialUnavailable nonsense =
                    CredentialUnavailable.unreachable(
                            "the token's service answers what is no token: " + e, e);
            failed(nonsense);
            fresh.completeExceptionally(nonsense);
        }
    }

    /** Else one would be fetched for each call. */
    private void requireValid(Token token) throws CredentialUnavailable {
        if (!clock.instant().isBefore(token.end())) {
            throw CredentialUnavailable.unreachable(
                    "a token came that ended at %s: is the machine's clock right?"
                            .formatted(token.end()),
                    null);
        }
    }

    /** A token that lasts less than twice the margin is renewed half-way. */
    private void taken(Token token) {
        Instant now = clock.instant();
        Duration half = Duration.between(now, token.end()).dividedBy(2);
        Instant fetchAt = token.end().minus(half.compareTo(EARLY) < 0 ? half : EARLY);
        KnownSecrets.rememberFetched(token.value());
        known.set(new Known(Optional.of(token), now, fetchAt, Optional.empty()));
        fetching.set(null);
    }

    private void failed(CredentialUnavailable e) {
        Instant again = clock.instant().plus(AGAIN);
        known.updateAndGet(it -> it.failed(e, again));
        fetching.set(null);
        LOG.atWarn()
                .addKeyValue("provider", provider)
                .log("Credential unavailable: {}", ErrorText.clean(String.valueOf(e.getMessage())));
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
                    "no token within %d s: its service has not answered"
                            .formatted(PATIENCE.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a call", e);
        }
    }
}
