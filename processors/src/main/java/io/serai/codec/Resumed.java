package io.serai.codec;

import io.serai.model.Envelope;
import io.serai.model.Failure;
import io.serai.model.Journey;
import io.serai.model.Request;

/** What a parked or replayed record turned out to be. */
public sealed interface Resumed {
    /** It goes on where it stood. */
    record Ready(Request request, Journey journey) implements Resumed {}

    /** Its state is known, but its content is no request (an operator may replay anything). */
    record Unfit(Envelope envelope, Journey journey, Failure failure) implements Resumed {}

    /** Written by a newer colleague: defer it, never give it up. */
    record Newer(String version) implements Resumed {}

    /** Not written by Serai, or damaged. */
    record Garbage(String problem) implements Resumed {}
}
