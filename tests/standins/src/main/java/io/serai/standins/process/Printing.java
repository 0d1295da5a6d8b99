package io.serai.standins.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** Waits for what a process prints. */
record Printing(ChildJvm jvm) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** All it has printed, once the text is there. */
    String await(String text) {
        Instant end = InstantSource.system().instant().plus(PATIENCE);
        String printed = jvm.printed();
        while (!printed.contains(text)) {
            if (!jvm.isAlive() || InstantSource.system().instant().isAfter(end)) {
                throw new IllegalStateException(
                        "'%s' was not printed, see %s:%n%s".formatted(text, jvm.log(), printed));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            printed = jvm.printed();
        }
        return printed;
    }
}
