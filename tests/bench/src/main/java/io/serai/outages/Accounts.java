package io.serai.outages;

import io.serai.model.ProviderId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The account of each client. */
final class Accounts {
    private final IncidentCalendar calendar;
    private final Map<Client, Account> accounts = new EnumMap<>(Client.class);

    Accounts(IncidentCalendar calendar) {
        this.calendar = calendar;
        for (Client client : Client.values()) {
            accounts.put(client, new Account(client.deadline()));
        }
    }

    Account of(Client client) {
        return Objects.requireNonNull(accounts.get(client));
    }

    /** A call that failed, between these times since the calendar's begin. */
    void failed(Client client, ProviderId provider, Duration from, Duration until) {
        if (calendar.isWell(Rank.of(provider), new Span(from, until))) {
            of(client).failWhileWell();
        }
    }

    /** A call that was begun at this time since the calendar's begin. */
    void call(Client client, ProviderId provider, Duration at) {
        of(client).call(calendar.isDown(Rank.of(provider), at));
    }
}
