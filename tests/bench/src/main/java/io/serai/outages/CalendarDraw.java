package io.serai.outages;

import io.serai.outages.Condition.Symptom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Draws a calendar from published figures of three providers over 90 days: an uptime of 98.97 %; 52
 * incidents with a median of 1 h 47 min; 34 hours of degraded service. Lengths are log-normal; the
 * figures hold exactly, chance decides the rest.
 */
final class CalendarDraw {
    static final Duration LENGTH = Duration.ofDays(90);
    static final double PRIMARY_UPTIME = 0.9897;
    static final int SECONDARY_INCIDENTS = 52;
    static final Duration SECONDARY_MEDIAN = Duration.ofMinutes(107);
    static final Duration DEGRADED = Duration.ofHours(34);
    static final double DEGRADED_FAILING = 0.3;

    /** Beyond the published figures: what no failover can bridge. */
    static final Duration OVERLAP = Duration.ofHours(5);

    private static final int PRIMARY_INCIDENTS = 12;
    private static final double PRIMARY_SPREAD = 0.9;
    private static final double SECONDARY_SPREAD = 0.5;
    private static final int BLIPS = 6;
    private static final Duration BLIP_MEDIAN = Duration.ofMinutes(15);
    private static final double BLIP_SPREAD = 0.8;

    private final Random random;

    CalendarDraw(long seed) {
        random = new Random(seed);
    }

    IncidentCalendar draw() {
        List<Incident> incidents = new ArrayList<>();
        incidents.addAll(outages(Rank.PRIMARY, primary()));
        incidents.addAll(outages(Rank.SECONDARY, secondary()));
        incidents.addAll(tertiary());
        return new IncidentCalendar(LENGTH, incidents, overlap());
    }

    /** In sum what the uptime leaves. */
    private List<Duration> primary() {
        List<Duration> lengths = lengths(PRIMARY_INCIDENTS, Duration.ofHours(1), PRIMARY_SPREAD);
        Duration sum = lengths.stream().reduce(Duration.ZERO, Duration::plus);
        return scaled(lengths, LENGTH.toMillis() * (1 - PRIMARY_UPTIME) / sum.toMillis());
    }

    private List<Duration> secondary() {
        List<Duration> lengths = lengths(SECONDARY_INCIDENTS, SECONDARY_MEDIAN, SECONDARY_SPREAD);
        double factor = (double) SECONDARY_MEDIAN.toMillis() / Lengths.median(lengths).toMillis();
        return scaled(lengths, factor);
    }

    private List<Incident> tertiary() {
        List<Duration> lengths = new ArrayList<>(lengths(BLIPS, BLIP_MEDIAN, BLIP_SPREAD));
        lengths.add(DEGRADED);
        return placed(lengths).stream()
                .map(span ->
                        new Incident(
                                Rank.TERTIARY,
                                span,
                                span.length().equals(DEGRADED)
                                        ? new Condition.Degraded(DEGRADED_FAILING)
                                        : outage()))
                .toList();
    }

    private List<Incident> outages(Rank rank, List<Duration> lengths) {
        return placed(lengths).stream().map(span -> new Incident(rank, span, outage())).toList();
    }

    private List<Incident> overlap() {
        long latest = LENGTH.minus(OVERLAP).toMillis();
        Duration from = Duration.ofMillis(random.nextLong(latest));
        Span span = new Span(from, from.plus(OVERLAP));
        return Stream.of(Rank.values()).map(rank -> new Incident(rank, span, outage())).toList();
    }

    /** What an outage looks like is not published; this mixture is an assumption. */
    private Condition outage() {
        int percent = random.nextInt(100);
        if (percent < 35) {
            return new Condition.Out(Symptom.OVERLOADED);
        }
        if (percent < 65) {
            return new Condition.Out(Symptom.REFUSES);
        }
        return new Condition.Out(percent < 85 ? Symptom.ERRORS : Symptom.HANGS);
    }

    private List<Duration> lengths(int count, Duration median, double spread) {
        Supplier<Duration> length =
                () ->
                        Duration.ofMillis(
                                (long)
                                        (median.toMillis()
                                                * Math.exp(spread * random.nextGaussian())));
        return Stream.generate(length).limit(count).toList();
    }

    private static List<Duration> scaled(List<Duration> lengths, double factor) {
        return lengths.stream()
                .map(length -> Duration.ofMillis(Math.round(length.toMillis() * factor)))
                .toList();
    }

    /** Anywhere, in any order, without overlap: the gaps between them are random parts. */
    private List<Span> placed(List<Duration> lengths) {
        List<Duration> order = new ArrayList<>(lengths);
        Collections.shuffle(order, random);
        Duration filled = order.stream().reduce(Duration.ZERO, Duration::plus);
        long free = LENGTH.minus(filled).toMillis();
        long[] starts = random.longs(order.size(), 0, free).sorted().toArray();
        List<Span> spans = new ArrayList<>();
        Duration before = Duration.ZERO;
        for (int i = 0; i < starts.length; i++) {
            Duration from = before.plusMillis(starts[i]);
            spans.add(new Span(from, from.plus(order.get(i))));
            before = before.plus(order.get(i));
        }
        return spans;
    }
}
