package io.serai.chaos;

import java.util.Optional;

/** Plays scenarios and judges them. */
interface Player {
    /** Why it cannot be played here, if so. */
    Optional<String> obstacle(Scenario scenario);

    Result of(Scenario scenario, long seed);
}
