package io.serai.chaos;

import java.util.Optional;

/** Harm of one kind, done to a stage while requests flow. */
interface Scenario {
    String name();

    /** One sentence: what is done. */
    String story();

    default Staging staging() {
        return Staging.usual();
    }

    /** Why it cannot be played here, if so. */
    default Optional<String> obstacle(Cluster cluster) {
        return Optional.empty();
    }

    /** The command that plays it again with that seed. */
    default String again(long seed) {
        return "./serai chaos --scenario %s --seed %d".formatted(name(), seed);
    }

    /** Before the workers start. */
    default void prepare(Stage stage) {}

    /**
     * Does the harm, by the stage's chance, and tells the stage whether it {@link Stage#happened};
     * throws when something else did not happen that had to.
     */
    void play(Stage stage);
}
