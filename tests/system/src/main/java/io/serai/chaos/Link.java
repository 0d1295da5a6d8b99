package io.serai.chaos;

import java.time.Duration;

/** What a {@link FaultProxy} does to the bytes between two ends. */
sealed interface Link {
    record Sound() implements Link {}

    /** Open connections end, new ones are closed at once. */
    record Cut() implements Link {}

    /** Each piece comes that much later. */
    record Slow(Duration delay) implements Link {}

    /** Connections stay open and nothing comes through until it is sound again; then all of it. */
    record Held(boolean requests, boolean answers) implements Link {}

    /** A few bytes at a time. */
    record Dribbling(int bytes, Duration pause) implements Link {}
}
