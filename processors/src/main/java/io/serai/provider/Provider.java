package io.serai.provider;

import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.ProviderId;
import io.serai.model.Request;
import io.serai.model.Usage;
import io.serai.price.Tariff;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configured provider at work: its wire protocol, its circuit breaker, its limiter, its keys,
 * what it charges and what was learnt from its answers.
 */
public record Provider(
        ProviderSettings settings,
        Protocol protocol,
        Breaker breaker,
        Limiter limiter,
        Accounts accounts,
        Tariff tariff,
        Experience experience) {
    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

    public ProviderId id() {
        return settings.id();
    }

    /** What a call for this request will probably take. */
    public int estimatedTokens(Request request) {
        return Math.toIntExact(estimatedUsage(request).totalTokens());
    }

    /** The same, of prompt and answer. */
    public Usage estimatedUsage(Request request) {
        return experience.tokens().usage(size(request), request.input().maxTokens());
    }

    /** Tokens are counted only for a limit of them: it takes a while. */
    private int size(Request request) {
        Optional<Tokenizer> counting =
                settings.limits().tokensPerMinute().isPresent()
                        ? protocol.tokenizer()
                        : Optional.empty();
        return counting.map(tokenizer -> tokenizer.count(request.input()))
                .orElseGet(request::estimatedTokens);
    }

    /**
     * Takes capacity for one call, waiting up to the short wait; {@code true} must be followed by
     * one {@link #release}.
     */
    public boolean acquire(Lane lane, Request request) {
        boolean taken = !accounts.isThrottled() && limiter.acquire(lane, estimatedTokens(request));
        if (taken) {
            int _ = experience.inFlight().incrementAndGet();
        }
        return taken;
    }

    public void release(Lane lane) {
        int _ = experience.inFlight().decrementAndGet();
        limiter.release(lane);
    }

    /** All that learns from answers hears of one. */
    public void answered(Request request, int account, Duration took, Optional<Usage> usage) {
        limiter.answered();
        accounts.answered(account);
        experience.answered(took, size(request), usage);
    }

    /** Keys and limiter hear of a fault; what is left of it is what it means for the provider. */
    public Fault learn(int account, Fault fault) {
        Fault learnt = accounts.learn(account, fault);
        boolean refused = limiter.isRefused();
        limiter.learn(learnt.lesson());
        if (!refused && learnt.kind() == FaultKind.OUT_OF_QUOTA) {
            tell(learnt);
        }
        return learnt;
    }

    /** It may be for days, and its circuit is closed: somebody has to know. */
    private void tell(Fault fault) {
        limiter.refusedUntil()
                .ifPresent(until ->
                        LOG.atError()
                                .addKeyValue("provider", id())
                                .addKeyValue("fault", fault.word())
                                .addKeyValue("until", until)
                                .addKeyValue("message", fault.message())
                                .log("Provider is out of quota: it is not asked"));
    }

    /** Whether it may be asked now; says nothing of capacity. */
    public boolean isAvailable() {
        return breaker.permits() && !limiter.isRefused() && !accounts.isThrottled();
    }
}
