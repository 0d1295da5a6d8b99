package io.serai.model;

import java.time.Instant;

/**
 * What is known of every record read from a request topic, whether its content can be understood or
 * not: enough to answer it. Fixed once, at intake; parking, draining, dead letters and replays
 * carry it.
 *
 * @param replay how often an operator has sent it again; 0 for the producer's own
 * @param possiblyRepeated an earlier, unseen call for it may have been billed
 */
public record Envelope(
        RequestId id,
        Source source,
        int replay,
        Team team,
        ReplyTo replyTo,
        Instant arrived,
        Instant deadline,
        boolean possiblyRepeated,
        Original original) {
    /** The same, its first attempt after a possible repetition having been marked. */
    public Envelope notRepeated() {
        return new Envelope(id, source, replay, team, replyTo, arrived, deadline, false, original);
    }

    public Envelope asPossiblyRepeated() {
        return new Envelope(id, source, replay, team, replyTo, arrived, deadline, true, original);
    }

    /** The same, answered elsewhere. */
    public Envelope replyTo(ReplyTo elsewhere) {
        return new Envelope(
                id, source, replay, team, elsewhere, arrived, deadline, possiblyRepeated, original);
    }
}
