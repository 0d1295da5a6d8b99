package io.serai.bench;

import io.serai.standins.process.ChildJvm;

/** A contender at work. */
sealed interface Runner extends AutoCloseable permits Runner.Loop, SeraiRunner {
    /** The same for all. */
    String HEAP = "-Xmx1g";

    ChildJvm jvm();

    /** Requests begun and not yet committed, by its own count; 0 where it does not tell. */
    int inFlight();

    @Override
    void close();

    /** One that tells nothing of itself. */
    record Loop(ChildJvm jvm) implements Runner {
        @Override
        public int inFlight() {
            return 0;
        }

        @Override
        public void close() {
            jvm.close();
        }
    }
}
