package io.serai.standins.demo;

import io.serai.codec.Reply;
import java.time.Instant;

/** A reply of the demo, by the source and replay it answers. */
public record Received(String source, String replay, Reply reply, Instant at) {
    /** A source and replay have one terminal reply. */
    public String answers() {
        return source + " " + replay;
    }
}
