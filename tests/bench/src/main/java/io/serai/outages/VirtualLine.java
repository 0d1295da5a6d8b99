package io.serai.outages;

import io.serai.model.Attempt;
import io.serai.model.Dispatch;
import io.serai.model.Fault;
import io.serai.price.PriceSettings;
import io.serai.price.PriceTable;
import io.serai.price.Tariff;
import io.serai.provider.Accounts;
import io.serai.provider.Answer;
import io.serai.provider.Breaker;
import io.serai.provider.Experience;
import io.serai.provider.Lane;
import io.serai.provider.Limiter;
import io.serai.provider.Limits;
import io.serai.provider.Protocol;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.provider.QuotaGroups;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One provider's limiter and circuit, Serai's own, before a provider that is simulated. */
final class VirtualLine {
    private final VirtualProvider beyond;
    private final Provider provider;
    private final VirtualClock clock;

    VirtualLine(
            ProviderSettings settings,
            Protocol protocol,
            VirtualProvider beyond,
            VirtualClock clock) {
        this.beyond = beyond;
        this.clock = clock;
        Breaker breaker = new Breaker(settings.id(), settings.breaker(), VirtualLine::fault, clock);
        Limiter limiter = new Limiter(withoutWaiting(settings.limits()), clock);
        provider =
                new Provider(
                        settings,
                        protocol,
                        breaker,
                        limiter,
                        new Accounts(settings, new QuotaGroups(), clock, new Random(1)),
                        new Tariff(
                                PriceTable.NONE,
                                PriceSettings.BY_MODEL,
                                settings.model(),
                                protocol.regional()),
                        new Experience(clock));
    }

    /** Nothing may wait in real time. */
    private static Limits withoutWaiting(Limits limits) {
        return new Limits(
                limits.maxConcurrent(),
                limits.requestsPerMinute(),
                limits.tokensPerMinute(),
                Duration.ZERO);
    }

    private static Optional<Fault> fault(Object result) {
        return result instanceof Fault fault ? Optional.of(fault) : Optional.empty();
    }

    Provider provider() {
        return provider;
    }

    /** What {@code ProviderRoute} does: skipped at once, or called and gone on with later. */
    void ask(Dispatch dispatch, Consumer<Dispatch> then) {
        Lane lane = dispatch.journey().passes() > 1 ? Lane.DRAIN : Lane.FRESH;
        if (!provider.breaker().permits() || !provider.acquire(lane, dispatch.request())) {
            then.accept(dispatch.skip(provider.id()));
        } else if (!provider.breaker().circuit().tryAcquirePermission()) {
            provider.release(lane);
            then.accept(dispatch.skip(provider.id()));
        } else {
            call(dispatch, lane, then);
        }
    }

    private void call(Dispatch dispatch, Lane lane, Consumer<Dispatch> then) {
        Instant begun = clock.instant();
        Duration left = Duration.between(begun, dispatch.request().envelope().deadline());
        Duration most = provider.settings().responseTimeout();
        VirtualProvider.Call call =
                beyond.call(clock.elapsed(), left.compareTo(most) < 0 ? left : most);
        clock.after(
                call.took(),
                () -> {
                    provider.release(lane);
                    then.accept(learned(dispatch, call, begun));
                });
    }

    private Dispatch learned(Dispatch dispatch, VirtualProvider.Call call, Instant begun) {
        return switch (call.answer()) {
            case Answer.Completed(var completion) -> {
                provider.answered(dispatch.request(), 0, call.took(), completion.usage());
                tell(call.took(), completion);
                yield dispatch.answered(attempt(begun, call, Optional.empty()), completion);
            }
            case Answer.Faulted(Fault fault) -> {
                tell(call.took(), fault);
                Fault _ = provider.learn(0, fault);
                yield dispatch.faulted(attempt(begun, call, Optional.of(fault)));
            }
        };
    }

    private void tell(Duration took, Object result) {
        provider.breaker().circuit().onResult(took.toMillis(), TimeUnit.MILLISECONDS, result);
    }

    private Attempt attempt(Instant begun, VirtualProvider.Call call, Optional<Fault> fault) {
        return new Attempt(provider.id(), begun, call.took(), fault, false);
    }

    void probe() {
        boolean good = beyond.answersProbes(clock.elapsed());
        Instant at = clock.instant();
        Duration silence = Constant.PROBE_TIMEOUT.calendar();
        clock.after(
                beyond.silentFor(clock.elapsed(), silence).orElse(Duration.ZERO),
                () -> provider.breaker().probed(good, at));
    }
}
