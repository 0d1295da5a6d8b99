package io.serai.chaos;

import io.serai.standins.PromptBegun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader has seen of the requests' ends. A call is open until its request is answered, or
 * parked after it; a parked request that is called again is open again.
 *
 * @param times until when calls are settled, in milliseconds, by request id
 */
record Settled(Map<String, Long> times) {
    private static final long FOR_GOOD = Long.MAX_VALUE;

    Settled {
        times = Map.copyOf(times);
    }

    static Settled of(List<Sent> sent, List<Received> received) {
        Map<String, String> ids = new HashMap<>();
        sent.forEach(each -> ids.put(each.source(), each.id()));
        Map<String, Long> times = new HashMap<>();
        for (Received each : received) {
            String id = ids.get(each.source());
            if (id != null) {
                times.merge(id, until(each), Math::max);
            }
        }
        return new Settled(times);
    }

    private static long until(Received each) {
        return switch (each.kind()) {
            case Received.Terminal _ -> FOR_GOOD;
            case Received.Parked _ -> each.timestamp();
            case Received.DeadLetter _, Received.Notice _, Received.Unreadable _ -> 0;
        };
    }

    boolean covers(PromptBegun call) {
        return call.marker()
                .map(id -> call.at().toEpochMilli() <= times.getOrDefault(id, 0L))
                .orElse(true);
    }
}
