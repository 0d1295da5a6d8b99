package io.serai.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final Incident OUTAGE =
            new Incident(
                    Rank.PRIMARY,
                    new Span(Duration.ofHours(2), Duration.ofHours(3)),
                    new Condition.Out(Condition.Symptom.HANGS));

    private final Accounts accounts =
            new Accounts(new IncidentCalendar(Duration.ofHours(10), List.of(OUTAGE), List.of()));

    @Test
    void aCallThatFailsAtAProviderInGoodHealthIsTheMachinesDoing() {
        failed(Rank.PRIMARY, 100, 102);
        failed(Rank.SECONDARY, 150, 152);

        assertThat(failedWhileWell()).isEqualTo(2);
    }

    @Test
    void aCallThatFailsAtTheBeginOrTheEndOfAnOutageIsTheCalendars() {
        failed(Rank.PRIMARY, 119, 121);
        failed(Rank.PRIMARY, 150, 152);
        failed(Rank.PRIMARY, 179, 181);

        assertThat(failedWhileWell()).isZero();
    }

    private void failed(Rank rank, int fromMinutes, int untilMinutes) {
        accounts.failed(
                Client.FAILOVER,
                rank.provider(),
                Duration.ofMinutes(fromMinutes),
                Duration.ofMinutes(untilMinutes));
    }

    private int failedWhileWell() {
        return accounts.of(Client.FAILOVER).counts().failedWhileWell();
    }
}
