package io.serai.credential;

import io.serai.provider.Credential;
import io.serai.provider.CredentialUnavailable;
import io.serai.provider.UnsignedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token that all calls share. It is fetched anew some minutes before it ends, by one call, while
 * the others go on with the old one; when that fails the old one is used to its end, and the next
 * try is half a minute away.
 */
final class BearerToken implements Credential {
    private static final Logger LOG = LoggerFactory.getLogger(BearerToken.class);
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final String owner;
    private final TokenSource source;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Token current;
    private volatile Instant renewAt = Instant.MIN;

    /**
     * @param owner whose token it is, for the log
     */
    BearerToken(String owner, TokenSource source, InstantSource clock) {
        this.owner = owner;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers(UnsignedCall call) throws CredentialUnavailable {
        return Map.of("Authorization", "Bearer " + token());
    }

    private String token() throws CredentialUnavailable {
        Token known = current;
        Instant now = clock.instant();
        if (known == null || !now.isBefore(known.end())) {
            return fetched().value();
        }
        return now.isBefore(renewAt) ? known.value() : renewed(known).value();
    }

    /** Waits for whoever is fetching it already. */
    private Token fetched() throws CredentialUnavailable {
        fetching.lock();
        try {
            Token known = current;
            return known != null && clock.instant().isBefore(known.end()) ? known : fetch();
        } finally {
            fetching.unlock();
        }
    }

    private Token renewed(Token known) {
        if (!fetching.tryLock()) {
            return known;
        }
        try {
            return clock.instant().isBefore(renewAt) ? known : fetch();
        } catch (CredentialUnavailable e) {
            renewAt = clock.instant().plus(AGAIN);
            LOG.atWarn()
                    .log(
                            "The token of {} cannot be renewed, the old one serves until {}: {}",
                            owner,
                            known.end(),
                            e.getMessage());
            return known;
        } finally {
            fetching.unlock();
        }
    }

    /** A token that lasts less than twice the margin is renewed half-way. */
    private Token fetch() throws CredentialUnavailable {
        Token fresh = source.fetch();
        Instant now = clock.instant();
        Duration lasts = Duration.between(now, fresh.end());
        Duration early = lasts.dividedBy(2);
        renewAt = fresh.end().minus(early.compareTo(EARLY) < 0 ? early : EARLY);
        current = fresh;
        return fresh;
    }
}
