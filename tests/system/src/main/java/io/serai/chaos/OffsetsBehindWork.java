package io.serai.chaos;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Whenever a group's committed offset, or its metadata, covered a request, the request's reply or
 * its parked record had been written by then; and in the end every request is covered.
 */
record OffsetsBehindWork() implements Guarantee {
    @Override
    public String name() {
        return "offsets never past unfinished work";
    }

    @Override
    public List<String> breaches(Evidence evidence) {
        Map<String, List<Received>> settlements = evidence.settlements();
        return Stream.concat(
                        evidence.sent().stream()
                                .flatMap(sent ->
                                        judge(evidence.claims(), place(sent), settlements)
                                                .stream()),
                        evidence.received().stream()
                                .filter(each -> each.kind() instanceof Received.Parked)
                                .flatMap(each ->
                                        judge(evidence.claims(), place(each), settlements)
                                                .stream()))
                .toList();
    }

    /**
     * A record that a group works off, the request it belongs to, and since when its end may come:
     * what parked it, or parked it before, does not end it.
     */
    private record Place(String topic, int partition, long offset, String source, long since) {}

    private static Place place(Sent sent) {
        return new Place(sent.topic(), sent.partition(), sent.offset(), sent.source(), 0);
    }

    private static Place place(Received parked) {
        return new Place(
                parked.topic(),
                parked.partition(),
                parked.offset(),
                parked.source(),
                parked.timestamp() + 1);
    }

    private static Optional<String> judge(
            Claims claims, Place place, Map<String, List<Received>> settlements) {
        OptionalLong covered = claims.firstSeen(place.topic(), place.partition(), place.offset());
        if (covered.isEmpty()) {
            return Optional.of("never committed: " + place);
        }
        boolean done =
                settlements.getOrDefault(place.source(), List.of()).stream()
                        .mapToLong(Received::timestamp)
                        .anyMatch(at -> place.since() <= at && at <= covered.getAsLong());
        return done
                ? Optional.empty()
                : Optional.of("committed at " + covered.getAsLong() + ", not done: " + place);
    }
}
