package io.serai.outages;

import io.serai.app.Protocols;
import io.serai.config.ChainSettings;
import io.serai.config.SeraiSettings;
import io.serai.model.Dispatch;
import io.serai.model.ProviderId;
import io.serai.provider.Gate;
import io.serai.routing.Balancer;
import io.serai.routing.Chain;
import io.serai.routing.Conclusion;
import io.serai.routing.Failover;
import io.serai.routing.Loads;
import io.serai.routing.Step;
import io.serai.routing.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** A worker of Serai reduced to its decisions: dispatch, conclude, park, drain, probe. */
final class VirtualGateway {
    private final Map<ProviderId, VirtualLine> lines = new LinkedHashMap<>();
    private final VirtualClock clock;
    private final Chain chain;
    private final Failover failover;
    private final Conclusion conclusion;
    private final Gate gate;
    private final VirtualBacklog backlog;
    private Instant probed = Instant.MIN;
    private BiConsumer<Dispatch, Verdict> replies = (_, _) -> {};

    VirtualGateway(
            SeraiSettings settings,
            Protocols protocols,
            Map<ProviderId, VirtualProvider> providers,
            VirtualClock clock,
            RandomGenerator random) {
        this.clock = clock;
        settings.providers()
                .forEach(each ->
                        lines.put(
                                each.id(),
                                new VirtualLine(
                                        each,
                                        protocols.of(each),
                                        Objects.requireNonNull(providers.get(each.id())),
                                        clock)));
        ChainSettings only = settings.chains().getFirst();
        chain = only.chain();
        failover = new Failover(new Balancer(random, Loads.NONE));
        conclusion = new Conclusion(id -> line(id).provider().breaker().lastAnswered());
        gate =
                new Gate(
                        chain.id(),
                        lines.values().stream().map(VirtualLine::provider).toList(),
                        only.drainShare());
        backlog = new VirtualBacklog(gate, clock, this::drain, this::takeOn);
    }

    private VirtualLine line(ProviderId id) {
        return Objects.requireNonNull(lines.get(id));
    }

    /** Replies go there: what was tried, and the verdict. */
    VirtualGateway replyTo(BiConsumer<Dispatch, Verdict> reader) {
        replies = reader;
        return this;
    }

    void start() {
        probe();
    }

    void take(VirtualRequest request) {
        takeOn(request.dispatch(chain.id()));
    }

    private void takeOn(Dispatch dispatch) {
        pass(dispatch, this::settle);
    }

    private void drain(Dispatch dispatch) {
        pass(
                dispatch,
                (done, verdict) -> {
                    settle(done, verdict);
                    backlog.leave(verdict instanceof Verdict.Deliver);
                });
    }

    private void pass(Dispatch dispatch, BiConsumer<Dispatch, Verdict> end) {
        switch (failover.next(chain, dispatch, clock.instant())) {
            case Step.Ask(ProviderId provider, Duration pause) -> {
                Runnable ask = () -> line(provider).ask(dispatch, next -> pass(next, end));
                if (pause.isZero()) {
                    ask.run();
                } else {
                    clock.after(pause, ask);
                }
            }
            case Step.End() ->
                    end.accept(dispatch, conclusion.of(chain, dispatch, clock.instant()));
        }
    }

    private void settle(Dispatch dispatch, Verdict verdict) {
        if (verdict instanceof Verdict.Park(boolean poisoned)) {
            backlog.park(
                    new Dispatch(
                            dispatch.request(),
                            dispatch.journey().park(clock.instant(), poisoned)));
        } else {
            replies.accept(dispatch, verdict);
        }
    }

    private void probe() {
        Duration every =
                gate.isOpen() ? Constant.PROBE.calendar() : Constant.PROBE_IN_OUTAGE.calendar();
        if (probed.equals(Instant.MIN) || !clock.instant().isBefore(probed.plus(every))) {
            probed = clock.instant();
            lines.values().forEach(VirtualLine::probe);
        }
        clock.after(Constant.PROBE_IN_OUTAGE.calendar(), this::probe);
    }
}
