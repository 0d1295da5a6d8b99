package io.serai.processor;

import io.serai.model.Outgoing;
import io.serai.provider.CallGuard;
import io.serai.provider.Probe;
import io.serai.provider.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * A zero-token call that tells whether a provider is back; rarely while all is well, often in an
 * outage.
 */
public final class ProbeCall {
    /** Variable: the status of the probe's answer. */
    public static final String STATUS =
            "header:" + ProviderCall.ANSWER + "." + Exchange.HTTP_RESPONSE_CODE;

    /** Variable: what the probe sends, empty for a {@code GET}. */
    public static final String BODY = "probe-body";

    /**
     * The provider answers, though it has no such call, or not for this key: not every model counts
     * tokens, not every cloud lists models, and a key may be for prompts alone or asked too often.
     * Whether the key is good a trial tells.
     */
    private static final Set<Integer> REACHED = Set.of(400, 401, 402, 403, 404, 405, 429);

    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    /**
     * How often to probe: {@code calm} normally, {@code outage} while a chain of the provider is
     * out; and how long an answer is waited for.
     */
    public record Rhythm(Duration calm, Duration outage, Duration timeout) {
        /** How often to look whether a probe is due: each second, or as often as one may be. */
        Duration tick() {
            return Stream.of(LONGEST_TICK, calm, outage).min(Duration::compareTo).orElseThrow();
        }
    }

    private final Provider provider;
    private final Rhythm rhythm;
    private final BooleanSupplier elected;
    private final BooleanSupplier outage;
    private final HealthWatch watch;
    private final InstantSource clock;
    private volatile Instant last = Instant.MIN;

    /**
     * @param elected whether this worker is the one that probes
     * @param outage whether some chain of this provider is out
     */
    public ProbeCall(
            Provider provider,
            Rhythm rhythm,
            BooleanSupplier elected,
            BooleanSupplier outage,
            HealthWatch watch,
            InstantSource clock) {
        this.provider = provider;
        this.rhythm = rhythm;
        this.elected = elected;
        this.outage = outage;
        this.watch = watch;
        this.clock = clock;
    }

    /** How often to ask {@link #isDue}. */
    public Duration tick() {
        return rhythm.tick();
    }

    public boolean isDue() {
        Duration every = outage.getAsBoolean() ? rhythm.outage() : rhythm.calm();
        return elected.getAsBoolean()
                && (last.equals(Instant.MIN) || !clock.instant().isBefore(last.plus(every)));
    }

    public void begin(Exchange exchange) {
        last = clock.instant();
        Probe probe = provider.protocol().probe();
        exchange.getMessage().removeHeaders("*");
        probe.headers().forEach(exchange.getMessage()::setHeader);
        HttpPath.set(exchange, probe.path());
        if (probe.posts()) {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        if (provider.accounts().several()) {
            exchange.getMessage().setHeader(CallGuard.ACCOUNT, provider.accounts().choose());
        }
        exchange.setVariable(BODY, probe.body());
        exchange.getMessage().setHeader(CallGuard.TIME_LEFT, rhythm.timeout().toMillis());
    }

    /** Learns from the probe's status, or from its absence, and says what to tell the others. */
    public Outgoing heard(@Variable(STATUS) @Nullable Integer status) {
        boolean good = status != null && isReached(status);
        provider.breaker().probed(good, last);
        return watch.probed(provider, good);
    }

    private static boolean isReached(int status) {
        return status / 100 == 2 || REACHED.contains(status);
    }

    /** What to tell the others of this worker's own circuit, or {@code null}. */
    public @Nullable Outgoing news() {
        return watch.news(provider).orElse(null);
    }
}
