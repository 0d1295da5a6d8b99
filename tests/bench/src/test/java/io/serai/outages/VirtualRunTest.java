package io.serai.outages;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.outages.Condition.Symptom;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VirtualRunTest {
    private static final Span TWO_TO_SIX = new Span(Duration.ofHours(2), Duration.ofHours(6));

    private static Incident out(Rank rank, Symptom symptom) {
        return new Incident(rank, TWO_TO_SIX, new Condition.Out(symptom));
    }

    private static Accounts run(List<Incident> incidents) {
        Span late = new Span(Duration.ofHours(11), Duration.ofHours(11));
        var calendar =
                new IncidentCalendar(
                        Duration.ofHours(12),
                        incidents,
                        List.of(new Incident(Rank.PRIMARY, late, new Condition.Well())));
        return new VirtualRun(calendar, new RequestStream(60, calendar.whole()), 1)
                .run()
                .accounts();
    }

    @Test
    void inQuietTimesEverybodyIsAnsweredWithOneCall() {
        Accounts accounts = run(List.of());

        for (Client client : Client.values()) {
            assertThat(accounts.of(client).counts()).isEqualTo(Counts.quiet(720));
        }
    }

    @ParameterizedTest
    @EnumSource
    void failoverBridgesAnOutageOfThePrimary(Symptom symptom) {
        Accounts accounts = run(List.of(out(Rank.PRIMARY, symptom)));

        assertThat(accounts.of(Client.PRIMARY_ALONE).counts().lost()).isEqualTo(240);
        assertThat(accounts.of(Client.FAILOVER).counts().byDeadline()).isEqualTo(720);
        assertThat(accounts.of(Client.FAILOVER).counts().wastedCalls()).isEqualTo(240);
        for (Client client : Client.ofSerai()) {
            assertThat(accounts.of(client).counts().byDeadline()).isEqualTo(720);
            assertThat(accounts.of(client).counts().wastedCalls()).isLessThan(60);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTotalOutageIsWaitedForUntilTheDeadline(Symptom symptom) {
        Accounts accounts = run(Stream.of(Rank.values()).map(rank -> out(rank, symptom)).toList());

        assertThat(accounts.of(Client.FAILOVER).counts().lost()).isBetween(235, 242);
        Counts day = accounts.of(Client.SERAI_24_H).counts();
        assertThat(day.byDeadline()).isEqualTo(720);
        Counts minutes = accounts.of(Client.SERAI_15_MIN).counts();
        assertThat(minutes.failed()).isBetween(220, 240);
        assertThat(minutes.byDeadline() + minutes.failed()).isEqualTo(720);
        for (Client client : Client.ofSerai()) {
            Counts counts = accounts.of(client).counts();
            assertThat(counts.lost()).isZero();
            assertThat(counts.duplicates()).isZero();
        }
    }

    @Test
    void theWholeCalendarTakesSeconds() {
        IncidentCalendar calendar = new CalendarDraw(1).draw();
        RequestStream stream = new RequestStream(12, calendar.whole());

        Accounts accounts = new VirtualRun(calendar, stream, 1).run().accounts();

        Counts day = accounts.of(Client.SERAI_24_H).counts();
        assertThat(day.requests()).isEqualTo(90 * 24 * 12);
        assertThat(day.byDeadline()).isEqualTo(day.requests());
        assertThat(accounts.of(Client.SERAI_15_MIN).counts().failed()).isPositive();
    }
}
