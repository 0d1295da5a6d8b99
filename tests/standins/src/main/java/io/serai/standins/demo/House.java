package io.serai.standins.demo;

import io.serai.standins.Behaviour;
import io.serai.standins.Latency;
import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The three stand-ins of the demo, and what each phase makes of them. */
final class House implements AutoCloseable {
    private static final Duration MEDIAN = Duration.ofMillis(120);
    private static final double SPREAD = 0.4;

    private final StandIn claude;
    private final StandIn gpt;
    private final StandIn gemini;

    House(long seed) {
        claude = StandIn.anthropic("claude").seed(seed).start();
        gpt = StandIn.openai("gpt").seed(seed + 1).start();
        gemini = StandIn.gemini("gemini").seed(seed + 2).start();
        all().forEach(House::wellBehaved);
    }

    List<StandIn> all() {
        return List.of(claude, gpt, gemini);
    }

    void enter(Phase phase) {
        switch (phase) {
            case NORMAL, RECOVERY -> all().forEach(House::wellBehaved);
            case OVERLOADED -> claude.behave(new Behaviour.Overloaded());
            case TWO_DOWN -> {
                claude.behave(new Behaviour.Down());
                gpt.behave(new Behaviour.Down());
            }
            case OUTAGE -> all().forEach(standIn -> standIn.behave(new Behaviour.Down()));
        }
    }

    private static void wellBehaved(StandIn standIn) {
        standIn.behave(new Behaviour.Answers(new Latency.LogNormal(MEDIAN, SPREAD)));
    }

    /** Prompt calls by marker, over all stand-ins. */
    Map<String, Integer> calls() {
        Map<String, Integer> calls = new HashMap<>();
        all().forEach(standIn ->
                standIn.callsByMarker()
                        .forEach((marker, count) -> calls.merge(marker, count, Integer::sum)));
        return calls;
    }

    @Override
    public void close() {
        all().forEach(StandIn::close);
    }
}
