package io.serai.bench;

import io.serai.operator.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Takes one measurement after the other: one that fails keeps none of the others from coming. */
final class Measurements {
    private final BooleanSupplier possible;
    private final Consumer<String> progress;
    private final Runnable after;
    private final List<Unmeasured> missing = new ArrayList<>();

    /**
     * @param possible whether broker and provider are there; without them nothing is tried any more
     * @param after runs after each, whatever came of it
     */
    Measurements(BooleanSupplier possible, Consumer<String> progress, Runnable after) {
        this.possible = possible;
        this.progress = progress;
        this.after = after;
    }

    void take(String what, Contender contender, Runnable measurement) {
        if (possible.getAsBoolean()) {
            attempt(what, contender, measurement);
        } else {
            missed(what, contender, "the broker or the provider has ended");
        }
        after.run();
    }

    private void attempt(String what, Contender contender, Runnable measurement) {
        try {
            measurement.run();
        } catch (RuntimeException e) {
            missed(what, contender, Reason.of(e));
        }
    }

    private void missed(String what, Contender contender, String why) {
        missing.add(new Unmeasured(what, contender.word(), why));
        progress.accept("    " + why);
    }

    /** What could not be measured so far. */
    List<Unmeasured> missing() {
        return missing;
    }
}
