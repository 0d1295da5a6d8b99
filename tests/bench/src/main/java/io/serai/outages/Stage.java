package io.serai.outages;

import io.serai.standins.Behaviour;
import io.serai.standins.Latency;
import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The stand-ins of the replay, which act out what the calendar says. */
final class Stage implements AutoCloseable {
    /** What a provider that refuses says of when to come back, in calendar time. */
    static final Duration COME_BACK = Duration.ofSeconds(30);

    private static final double SPREAD = 0.5;
    private static final Duration WELL = Duration.ofSeconds(20);
    private static final Duration DEGRADED = Duration.ofSeconds(45);

    private final Pace pace;
    private final Map<Rank, StandIn> standIns = new EnumMap<>(Rank.class);

    Stage(Pace pace, long seed) {
        this.pace = pace;
        standIns.put(Rank.PRIMARY, StandIn.anthropic("claude").seed(seed).start());
        standIns.put(Rank.SECONDARY, StandIn.openai("gpt").seed(seed + 1).start());
        standIns.put(Rank.TERTIARY, StandIn.gemini("gemini").seed(seed + 2).start());
        everyone(new Condition.Well());
    }

    /** How long an answer takes, in calendar time divided by the pace. */
    static Latency latency(Condition condition, Pace pace) {
        Duration median = condition instanceof Condition.Degraded ? DEGRADED : WELL;
        return new Latency.LogNormal(pace.real(median), SPREAD);
    }

    String baseUrl(Rank rank) {
        return standIn(rank).baseUrl();
    }

    void enter(Rank rank, Condition condition) {
        standIn(rank).behave(behaviour(rank, condition));
    }

    void everyone(Condition condition) {
        standIns.keySet().forEach(rank -> enter(rank, condition));
    }

    private Behaviour behaviour(Rank rank, Condition condition) {
        Behaviour answers = new Behaviour.Answers(latency(condition, pace));
        return switch (condition) {
            case Condition.Well() -> answers;
            case Condition.Degraded(double failing) ->
                    new Behaviour.Flaky(failing, fails(rank.overloaded()), answers);
            case Condition.Out(Condition.Symptom symptom) ->
                    switch (symptom) {
                        case REFUSES -> new Behaviour.Down();
                        case OVERLOADED -> new Behaviour.Overloaded(comeBack());
                        case HANGS -> new Behaviour.Hangs();
                        case ERRORS -> fails(500);
                    };
        };
    }

    private Behaviour fails(int status) {
        return new Behaviour.Fails(status, null, comeBack());
    }

    /** Longer than a request waits at one provider: it goes on to the next one. */
    private Map<String, String> comeBack() {
        return Map.of("retry-after-ms", Long.toString(pace.real(COME_BACK).toMillis()));
    }

    private StandIn standIn(Rank rank) {
        StandIn standIn = standIns.get(rank);
        if (standIn == null) {
            throw new IllegalArgumentException("no stand-in for " + rank);
        }
        return standIn;
    }

    /** Prompt calls that arrived, by marker, over all stand-ins. */
    Map<String, Integer> calls() {
        Map<String, Integer> calls = new HashMap<>();
        standIns.values()
                .forEach(standIn ->
                        standIn.callsByMarker()
                                .forEach((marker, count) ->
                                        calls.merge(marker, count, Integer::sum)));
        return calls;
    }

    @Override
    public void close() {
        standIns.values().forEach(StandIn::close);
    }
}
