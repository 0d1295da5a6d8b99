package io.serai.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.codec.DeadLetter;
import io.serai.model.Envelope;
import io.serai.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a list says of one dead letter: not its content, of which there may be a lot. */
record LetterRow(
        Source at,
        Source source,
        String id,
        String team,
        String reason,
        String fault,
        int attempts,
        int replay,
        int bytes,
        Instant written,
        Optional<Instant> lostAt,
        String status) {
    private static final String NOTHING = "-";

    static LetterRow of(Letter letter, Optional<Instant> lostAt, String status) {
        return letter.known()
                .map(known -> known(letter, known, lostAt, status))
                .orElseGet(() -> unreadable(letter, lostAt, status));
    }

    private static LetterRow known(
            Letter letter, DeadLetter known, Optional<Instant> lostAt, String status) {
        Envelope envelope = known.state().envelope();
        return new LetterRow(
                letter.at(),
                envelope.source(),
                envelope.id().value(),
                envelope.team().value(),
                known.reason(),
                known.fault().orElse(NOTHING),
                known.state().journey().attempts().size(),
                envelope.replay(),
                letter.bytes(),
                letter.written(),
                lostAt,
                status);
    }

    private static LetterRow unreadable(Letter letter, Optional<Instant> lostAt, String status) {
        return new LetterRow(
                letter.at(),
                letter.at(),
                NOTHING,
                NOTHING,
                "unreadable",
                NOTHING,
                0,
                0,
                letter.bytes(),
                letter.written(),
                lostAt,
                status);
    }

    String age(Instant now) {
        return Ages.words(Duration.between(written, now));
    }

    String timeToLoss(Instant now) {
        return timeToLoss(lostAt, now);
    }

    static String timeToLoss(Optional<Instant> lostAt, Instant now) {
        return lostAt.map(instant ->
                        instant.isAfter(now)
                                ? Ages.words(Duration.between(now, instant))
                                : "any time")
                .orElse("never");
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("source", source.toString());
        json.put("deadLetter", at.toString());
        json.put("id", id);
        json.put("team", team);
        json.put("reason", reason);
        json.put("fault", fault.equals(NOTHING) ? null : fault);
        json.put("attempts", attempts);
        json.put("replay", replay);
        json.put("bytes", bytes);
        json.put("deadLetteredAt", written.toString());
        json.put("lostAt", lostAt.map(Instant::toString).orElse(null));
        return json.put("status", status);
    }
}
