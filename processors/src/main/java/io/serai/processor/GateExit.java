package io.serai.processor;

import io.serai.model.Attempt;
import io.serai.model.Fault;
import io.serai.model.Journey;
import io.serai.model.Outcome;

/** What a request that leaves a gate tells of its chain. */
final class GateExit {
    private GateExit() {}

    /**
     * Whether providers answer: one that refuses this very request does, and would take the next.
     */
    static boolean isAnswered(Object body) {
        return body instanceof Outcome outcome
                && switch (outcome) {
                    case Outcome.Completed _ -> true;
                    case Outcome.Failed failed -> isRefused(failed.journey());
                    case Outcome.Degraded _, Outcome.Parked _ -> false;
                };
    }

    private static boolean isRefused(Journey journey) {
        return journey.attemptsOfThisPass().stream()
                .map(Attempt::fault)
                .anyMatch(fault -> fault.filter(Fault::isTheRequestsOwn).isPresent());
    }
}
