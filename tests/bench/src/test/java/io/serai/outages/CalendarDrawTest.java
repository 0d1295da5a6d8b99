package io.serai.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarDrawTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 1_000_003})
    void thePrimaryHasItsUptime(long seed) {
        IncidentCalendar calendar = new CalendarDraw(seed).draw();

        assertThat(1 - share(down(calendar, Rank.PRIMARY), calendar))
                .isCloseTo(0.9897, within(0.00001));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 1_000_003})
    void theSecondaryHasItsIncidentsAndTheirMedian(long seed) {
        List<Duration> lengths = down(new CalendarDraw(seed).draw(), Rank.SECONDARY);

        assertThat(lengths).hasSize(52);
        assertThat(Lengths.median(lengths))
                .isCloseTo(Duration.ofMinutes(107), Duration.ofSeconds(1));
        assertThat(lengths.stream().distinct()).hasSizeGreaterThan(45);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 1_000_003})
    void theTertiaryHasItsDegradedStretch(long seed) {
        List<Incident> incidents = new CalendarDraw(seed).draw().incidents(Rank.TERTIARY);

        assertThat(incidents)
                .filteredOn(incident -> incident.condition() instanceof Condition.Degraded)
                .singleElement()
                .satisfies(incident ->
                        assertThat(incident.span().length()).isEqualTo(Duration.ofHours(34)));
        assertThat(incidents).filteredOn(Incident::isOutage).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 1_000_003})
    void allAreOutInTheOverlap(long seed) {
        IncidentCalendar calendar = new CalendarDraw(seed).draw();
        Span overlap = calendar.overlap();

        assertThat(overlap.length()).isEqualTo(CalendarDraw.OVERLAP);
        for (Rank rank : Rank.values()) {
            assertThat(calendar.isDown(rank, overlap.from())).isTrue();
            assertThat(calendar.isDown(rank, overlap.until().minusMillis(1))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 1_000_003})
    void incidentsOfOneProviderDoNotOverlapAndStayWithinTheCalendar(long seed) {
        IncidentCalendar calendar = new CalendarDraw(seed).draw();

        for (Rank rank : Rank.values()) {
            List<Span> spans = calendar.incidents(rank).stream().map(Incident::span).toList();
            for (int i = 1; i < spans.size(); i++) {
                assertThat(spans.get(i).from()).isGreaterThanOrEqualTo(spans.get(i - 1).until());
            }
            assertThat(spans.getLast().until()).isLessThanOrEqualTo(CalendarDraw.LENGTH);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 1_000_003})
    void outsideTheWindowsEverybodyIsWell(long seed) {
        IncidentCalendar calendar = new CalendarDraw(seed).draw();
        List<Span> windows = calendar.windows(HOUR);

        for (Duration at = Duration.ZERO;
                at.compareTo(CalendarDraw.LENGTH) < 0;
                at = at.plusMinutes(7)) {
            Duration now = at;
            if (windows.stream().noneMatch(window -> window.contains(now))) {
                for (Rank rank : Rank.values()) {
                    assertThat(calendar.condition(rank, now)).isEqualTo(new Condition.Well());
                }
            }
        }
    }

    @Test
    void theSameSeedDrawsTheSameCalendarAndAnotherAnother() {
        assertThat(windows(7)).isEqualTo(windows(7)).isNotEqualTo(windows(8));
    }

    private static List<Span> windows(long seed) {
        return new CalendarDraw(seed).draw().windows(HOUR);
    }

    private static List<Duration> down(IncidentCalendar calendar, Rank rank) {
        return calendar.incidents(rank).stream()
                .filter(Incident::isOutage)
                .map(incident -> incident.span().length())
                .toList();
    }

    private static double share(List<Duration> lengths, IncidentCalendar calendar) {
        Duration sum = lengths.stream().reduce(Duration.ZERO, Duration::plus);
        return (double) sum.toMillis() / calendar.whole().length().toMillis();
    }
}
