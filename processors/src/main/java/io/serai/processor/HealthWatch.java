package io.serai.processor;

import io.serai.codec.EncodedRecord;
import io.serai.codec.HealthCodec;
import io.serai.model.Outgoing;
import io.serai.model.ProviderHealth;
import io.serai.model.ProviderId;
import io.serai.provider.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;

/** Tells other workers of a provider's health and follows what they tell. */
public final class HealthWatch {
    /** The health topic: key = provider, compacted. */
    public static final String TOPIC = "ai.health";

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final String worker;
    private final Map<ProviderId, Provider> providers;
    private final HealthCodec codec;
    private final InstantSource clock;
    private final Map<ProviderId, Instant> told = new ConcurrentHashMap<>();
    private final Map<String, Lateness> tellers = new ConcurrentHashMap<>();

    public HealthWatch(
            String worker,
            Map<ProviderId, Provider> providers,
            HealthCodec codec,
            InstantSource clock) {
        this.worker = worker;
        this.providers = Map.copyOf(providers);
        this.codec = codec;
        this.clock = clock;
    }

    /** What to tell after a probe. */
    Outgoing probed(Provider provider, boolean reachable) {
        return write(provider, Optional.of(reachable));
    }

    /** What to tell because this worker's own circuit opened, if nobody has been told of it. */
    Optional<Outgoing> news(Provider provider) {
        Optional<Instant> until = provider.breaker().openUntil().filter(this::isAhead);
        if (until.isEmpty() || until.orElseThrow().equals(told.get(provider.id()))) {
            return Optional.empty();
        }
        told.put(provider.id(), until.orElseThrow());
        return Optional.of(write(provider, Optional.empty()));
    }

    /** Follows another worker; old or unreadable news change nothing. */
    public void follow(@Body byte[] value) {
        codec.decode(value)
                .filter(health -> !health.worker().equals(worker))
                .filter(health -> !isOld(health))
                .ifPresent(this::follow);
    }

    private boolean isOld(ProviderHealth health) {
        Instant now = clock.instant();
        Duration delay = Duration.between(health.at(), now);
        return tellers.computeIfAbsent(health.worker(), _ -> new Lateness(FRESH, delay))
                .isOld(delay, now);
    }

    private void follow(ProviderHealth health) {
        Provider provider = providers.get(health.provider());
        if (provider == null) {
            return;
        }
        health.openUntil()
                .map(until -> byOwnClock(until, health.at()))
                .ifPresent(until -> {
                    told.put(health.provider(), until);
                    provider.breaker().followOpenUntil(until);
                });
        health.reachable()
                .ifPresent(reachable -> provider.breaker().probed(reachable, clock.instant()));
    }

    /** The teller's clock may be wrong: what counts is how long after its telling. */
    private Instant byOwnClock(Instant told, Instant telling) {
        return clock.instant().plus(Duration.between(telling, told));
    }

    private Outgoing write(Provider provider, Optional<Boolean> reachable) {
        EncodedRecord record =
                codec.encode(
                        new ProviderHealth(
                                provider.id(),
                                worker,
                                clock.instant(),
                                reachable,
                                provider.breaker().openUntil().filter(this::isAhead)));
        return new Outgoing(
                TOPIC, OptionalInt.empty(), record.key(), record.value(), record.headers());
    }

    private boolean isAhead(Instant until) {
        return until.isAfter(clock.instant());
    }
}
