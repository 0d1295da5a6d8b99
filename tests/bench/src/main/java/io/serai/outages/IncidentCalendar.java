package io.serai.outages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How each provider is at each time of some months: its ordinary incidents, and one time in which
 * all are out.
 */
final class IncidentCalendar {
    private static final Condition WELL = new Condition.Well();

    private final Span whole;
    private final List<Incident> incidents;
    private final List<Incident> overlap;
    private final Map<Rank, NavigableMap<Duration, Condition>> courses = new EnumMap<>(Rank.class);

    /**
     * @param incidents those of one provider do not overlap
     * @param overlap one outage of each provider, over the same time
     */
    IncidentCalendar(Duration length, List<Incident> incidents, List<Incident> overlap) {
        whole = new Span(Duration.ZERO, length);
        this.incidents = List.copyOf(incidents);
        this.overlap = List.copyOf(overlap);
        for (Rank rank : Rank.values()) {
            courses.put(rank, course(rank));
        }
    }

    private NavigableMap<Duration, Condition> course(Rank rank) {
        List<Incident> own = all().filter(incident -> incident.rank() == rank).toList();
        NavigableMap<Duration, Condition> course = new TreeMap<>();
        course.put(Duration.ZERO, at(Duration.ZERO, own));
        for (Incident incident : own) {
            course.put(incident.span().from(), at(incident.span().from(), own));
            course.put(incident.span().until(), at(incident.span().until(), own));
        }
        return course;
    }

    /** Out is stronger than degraded. */
    private static Condition at(Duration at, List<Incident> own) {
        return own.stream()
                .filter(incident -> incident.span().contains(at))
                .max(Comparator.comparing(Incident::isOutage))
                .map(Incident::condition)
                .orElse(WELL);
    }

    private Stream<Incident> all() {
        return Stream.concat(incidents.stream(), overlap.stream());
    }

    Span whole() {
        return whole;
    }

    /** A provider's ordinary incidents, in order. */
    List<Incident> incidents(Rank rank) {
        return incidents.stream()
                .filter(incident -> incident.rank() == rank)
                .sorted(Comparator.comparing(incident -> incident.span().from()))
                .toList();
    }

    /** The time in which all are out. */
    Span overlap() {
        return overlap.getFirst().span();
    }

    Condition condition(Rank rank, Duration at) {
        var course = courses.get(rank);
        var entry = course == null ? null : course.floorEntry(at);
        return entry == null ? WELL : entry.getValue();
    }

    boolean isDown(Rank rank, Duration at) {
        return condition(rank, at) instanceof Condition.Out;
    }

    /** Whether it is well at both ends of the span. */
    boolean isWell(Rank rank, Span span) {
        return condition(rank, span.from()).equals(WELL)
                && condition(rank, span.until()).equals(WELL);
    }

    /** When some provider's condition changes within the span, in order. */
    List<Duration> changes(Span span) {
        List<Duration> changes = new ArrayList<>();
        courses.values().forEach(course -> changes.addAll(course.keySet()));
        return changes.stream().filter(span::contains).distinct().sorted().toList();
    }

    /** Every incident's time with a margin around it, merged, in order. */
    List<Span> windows(Duration margin) {
        return Span.merged(all().map(incident -> incident.span().widened(margin, whole)).toList());
    }
}
