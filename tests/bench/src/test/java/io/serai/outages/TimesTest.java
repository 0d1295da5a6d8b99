package io.serai.outages;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.SeraiSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How calendar time is cut, numbered and told from real time. */
class TimesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void spansThatTouchBecomeOne() {
        assertThat(Span.merged(List.of(hours(8, 9), hours(1, 3), hours(3, 4), hours(2, 3))))
                .containsExactly(hours(1, 4), hours(8, 9));
    }

    @Test
    void aMarginStaysWithinTheWhole() {
        assertThat(hours(0, 2).widened(HOUR, hours(0, 10))).isEqualTo(hours(0, 3));
        assertThat(hours(9, 10).widened(HOUR, hours(0, 10))).isEqualTo(hours(8, 10));
    }

    @Test
    void everyRequestIsInOneSpan() {
        RequestStream stream = new RequestStream(7, hours(0, 10));

        assertThat(stream.count()).isEqualTo(70);
        assertThat(stream.within(hours(0, 3)).count() + stream.within(hours(3, 10)).count())
                .isEqualTo(70);
        assertThat(stream.within(hours(3, 4)))
                .allMatch(request -> hours(3, 4).contains(stream.arrival(request)));
    }

    @Test
    void aRealInstantIsACalendarTimeOfTheWindowThenReplayed() {
        Timeline timeline = new Timeline(Pace.REPLAY);
        Instant begin = Instant.parse("2026-11-22T12:00:00Z");
        timeline.begin(hours(10, 12), begin);
        timeline.begin(hours(50, 60), begin.plusSeconds(11));

        assertThat(timeline.calendar(begin.plusSeconds(5))).isEqualTo(Duration.ofHours(11));
        assertThat(timeline.calendar(begin.plusMillis(10_500))).isEqualTo(Duration.ofHours(12));
        assertThat(timeline.calendar(begin.plusSeconds(16))).isEqualTo(Duration.ofHours(51));
        assertThat(timeline.real(Duration.ofHours(51))).isEqualTo(begin.plusSeconds(16));
    }

    @Test
    void theQuickPlanTakesTheOverlapAndTheTenLongest() {
        IncidentCalendar calendar = new CalendarDraw(1).draw();
        RequestStream stream = new RequestStream(1, calendar.whole());
        Plan whole = Plan.whole(calendar, stream);
        Plan quick = Plan.quick(calendar, stream);

        assertThat(quick.replayed()).hasSize(11).isSubsetOf(whole.replayed());
        assertThat(quick.replayed()).anyMatch(window -> window.covers(calendar.overlap()));
        assertThat(quick.quiet()).isEqualTo(whole.quiet());
        assertThat(whole.counted().test(0)).isTrue();
    }

    @Test
    void constantsAreDividedByThePaceOrMarked() {
        assertThat(Constant.OPEN_LONG.at(Pace.REPLAY)).isEqualTo(Duration.ofMillis(1_250));
        assertThat(Constant.OPEN_LONG.isHeld(Pace.REPLAY)).isTrue();
        assertThat(Constant.WINDOW.at(Pace.REPLAY)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Constant.WINDOW.isHeld(Pace.REPLAY)).isFalse();
        assertThat(Constant.WINDOW.at(Pace.CALENDAR)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Constant.COMMIT.at(Pace.REPLAY)).isEqualTo(Duration.ofMillis(20));
        assertThat(Constant.COMMIT.isHeld(Pace.REPLAY)).isFalse();
        assertThat(new DrillSettings(Pace.REPLAY).minimumCalls()).isEqualTo(240);
        assertThat(new DrillSettings(Pace.CALENDAR).minimumCalls()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 720})
    void theGatewayCommitsAsOftenAsTheReportSays(int factor) {
        Pace pace = new Pace(factor);

        SeraiSettings settings =
                new DrillSettings(pace).of(Path.of("unused"), _ -> "http://localhost:1");

        assertThat(settings.worker().commitInterval()).isEqualTo(Constant.COMMIT.at(pace));
    }

    @Test
    void aRequestMayWaitForItsShareAndTheSecondThatIsNotScaled() {
        assertThat(Client.SERAI_15_MIN.ttl(Pace.CALENDAR)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Client.SERAI_15_MIN.ttl(Pace.REPLAY)).isEqualTo(Duration.ofMillis(2_248));
        assertThat(Client.SERAI_4_H.ttl(Pace.REPLAY)).isEqualTo(Duration.ofMillis(20_998));
        assertThat(Report.Scaled.all(Pace.CALENDAR)).allMatch(Report.Scaled::exact);
    }

    private static Span hours(int from, int until) {
        return new Span(Duration.ofHours(from), Duration.ofHours(until));
    }
}
