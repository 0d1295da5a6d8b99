package io.serai.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may have been seen of a scenario. */
final class Seen {
    static final Team TEAM = new Team("t");

    private Seen() {}

    static Sent sent(String id, long offset) {
        return new Sent(id, TEAM.requests(), 0, offset, "k");
    }

    static Received reply(Sent sent, long offset, long timestamp, int attempts) {
        return new Received(
                TEAM.replies(),
                0,
                offset,
                sent.key(),
                sent.source(),
                timestamp,
                new Received.Terminal("completed", attempts, Set.of(), false, false));
    }

    static Received ordered(Sent sent, long offset) {
        return new Received(
                TEAM.orderedReplies(),
                0,
                offset,
                sent.key(),
                sent.source(),
                0,
                new Received.Terminal("completed", 1, Set.of(), false, false));
    }

    static Received parked(Sent sent, long offset, long timestamp) {
        return new Received(
                TEAM.parked(),
                0,
                offset,
                sent.key(),
                sent.source(),
                timestamp,
                new Received.Parked());
    }

    static Received unreadable(Sent sent) {
        return received(sent, new Received.Unreadable());
    }

    static Received failed(Sent sent, boolean deadLetter) {
        return received(sent, new Received.Terminal("failed", 1, Set.of(), false, deadLetter));
    }

    static Received billedBefore(Sent sent) {
        return received(sent, new Received.Terminal("completed", 1, Set.of(), true, false));
    }

    static Received deadLetter(Sent sent) {
        return received(sent, new Received.DeadLetter());
    }

    private static Received received(Sent sent, Received.Kind kind) {
        return new Received("any", 0, 0, sent.key(), sent.source(), 0, kind);
    }

    static Evidence of(List<Sent> sent, List<Received> received) {
        return of(sent, received, Map.of(), new Claims());
    }

    static Evidence of(
            List<Sent> sent,
            List<Received> received,
            Map<String, Integer> calls,
            Claims claims,
            Harm... harms) {
        return new Evidence(
                TEAM,
                sent,
                received,
                calls,
                calls,
                List.of(harms),
                claims,
                Map.of(),
                List.of(),
                Set.of());
    }

    static Evidence ofWorkers(Map<String, Long> peaks, List<String> ended, Set<String> held) {
        return new Evidence(
                TEAM,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                new Claims(),
                peaks,
                ended,
                held);
    }
}
