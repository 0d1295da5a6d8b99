package io.serai.outages;

import io.serai.app.Protocols;
import io.serai.config.SeraiSettings;
import io.serai.model.Attempt;
import io.serai.model.Dispatch;
import io.serai.model.ProviderId;
import io.serai.provider.ProviderSettings;
import io.serai.routing.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * The whole calendar on a virtual clock: Serai's decisions (failover, conclusion, circuit breaker,
 * gate) are its own, all around them is simulated, and every constant is as it is in production.
 */
final class VirtualRun {
    private static final Duration LONGEST_DEADLINE = Duration.ofHours(25);

    private final IncidentCalendar calendar;
    private final RequestStream stream;
    private final SeraiSettings settings;
    private final VirtualClock clock = new VirtualClock();
    private final Map<ProviderId, VirtualProvider> providers = new LinkedHashMap<>();
    private final Accounts accounts;
    private final VirtualGateway gateway;

    VirtualRun(IncidentCalendar calendar, RequestStream stream, long seed) {
        this.calendar = calendar;
        this.stream = stream;
        settings =
                new DrillSettings(Pace.CALENDAR).of(Path.of("unused"), _ -> "http://localhost:1");
        Protocols protocols = new Protocols(clock, new Random(seed));
        long next = seed;
        for (Rank rank : Rank.values()) {
            var provider = settings(rank);
            providers.put(
                    rank.provider(),
                    new VirtualProvider(
                            rank, calendar, protocols.of(provider), new Random(next++)));
        }
        accounts = new Accounts(calendar);
        gateway =
                new VirtualGateway(settings, protocols, providers, clock, new Random(seed))
                        .replyTo(this::reply);
    }

    private ProviderSettings settings(Rank rank) {
        return settings.providers().stream()
                .filter(each -> each.id().equals(rank.provider()))
                .findFirst()
                .orElseThrow();
    }

    Accounts accounts() {
        return accounts;
    }

    VirtualRun run() {
        arrive(0);
        gateway.start();
        clock.runUntil(calendar.whole().until().plus(LONGEST_DEADLINE));
        return this;
    }

    private void arrive(int request) {
        if (request == stream.count()) {
            return;
        }
        for (Client client : Client.values()) {
            accounts.of(client).ask(request);
        }
        askDirectly(Client.PRIMARY_ALONE, request, List.of(Rank.PRIMARY));
        askDirectly(Client.FAILOVER, request, List.of(Rank.values()));
        Client.ofSerai()
                .forEach(client ->
                        gateway.take(new VirtualRequest(client, request, clock.instant())));
        clock.after(stream.arrival(request + 1).minus(clock.elapsed()), () -> arrive(request + 1));
    }

    private void reply(Dispatch dispatch, Verdict verdict) {
        String id = dispatch.request().envelope().id().value();
        Client client = Client.of(id);
        for (Attempt attempt : dispatch.journey().attempts()) {
            Duration at = Duration.between(Instant.EPOCH, attempt.started());
            accounts.call(client, attempt.provider(), at);
        }
        Duration wait = Duration.between(dispatch.request().envelope().arrived(), clock.instant());
        accounts.of(client)
                .end(
                        Client.request(id),
                        verdict instanceof Verdict.Deliver
                                ? new Ending.Answered(wait)
                                : new Ending.Failed());
    }

    /** Each once, one after the other; an error of the last one ends it. */
    private void askDirectly(Client client, int request, List<Rank> ranks) {
        Duration patience = Constant.RESPONSE_TIMEOUT.calendar();
        Duration at = clock.elapsed();
        for (Rank rank : ranks) {
            VirtualProvider provider = Objects.requireNonNull(providers.get(rank.provider()));
            accounts.call(client, rank.provider(), at);
            VirtualProvider.Call call = provider.call(at, patience);
            at = at.plus(call.took());
            if (call.isAnswered()) {
                Duration wait = at.minus(clock.elapsed());
                accounts.of(client).end(request, new Ending.Answered(wait));
                return;
            }
        }
    }
}
