package io.serai.operator;

import io.serai.codec.DeadLetter;
import io.serai.codec.StateHeaders;
import io.serai.model.Attempt;
import io.serai.model.ChainId;
import io.serai.model.Envelope;
import io.serai.model.Fault;
import io.serai.model.Journey;
import io.serai.model.RecordHeader;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everything about one dead letter but its content. */
record LetterPage(Letter letter, Optional<Disposition> disposition, Optional<Instant> lostAt) {
    private static final String NOTHING = "-";
    private static final String[] ATTEMPT_HEADINGS = {
        "ATTEMPT", "PROVIDER", "STARTED", "TOOK", "FAULT", "STATUS", "BILLED", "MESSAGE"
    };

    void print(PrintWriter out, Instant now) {
        letter.known()
                .ifPresentOrElse(known -> printKnown(known, out, now), () -> printUnknown(out));
        field(out, "Key", Printable.bytes(letter.asRead().key()));
        field(
                out,
                "Size",
                letter.bytes() + " bytes, about " + letter.estimatedTokens() + " tokens");
        field(out, "Time to loss", LetterRow.timeToLoss(lostAt, now));
        field(out, "Status", disposition.map(LetterPage::words).orElse(Disposition.OPEN));
        letter.known().ifPresent(known -> printAttempts(known.state().journey(), out));
        printHeaders(out);
    }

    private void printKnown(DeadLetter known, PrintWriter out, Instant now) {
        Envelope envelope = known.state().envelope();
        field(out, "Source", envelope.source());
        field(out, "Dead letter", letter.at());
        field(out, "Id", envelope.id());
        field(out, "Team", envelope.team());
        field(out, "Reason", known.reason() + ", " + retryable(known));
        field(out, "Message", known.message());
        field(out, "Fault", known.fault().orElse(NOTHING));
        Journey journey = known.state().journey();
        field(out, "Chain", journey.chain().map(ChainId::value).orElse(NOTHING));
        field(out, "Passes", journey.passes() + ", parked for " + Ages.words(journey.parked()));
        field(out, "Replays so far", envelope.replay());
        field(out, "Reply topic", envelope.replyTo().topic());
        printTimes(known, out, now);
    }

    private static void printTimes(DeadLetter known, PrintWriter out, Instant now) {
        Envelope envelope = known.state().envelope();
        field(out, "Arrived", ago(envelope.arrived(), now));
        field(out, "Deadline", ago(envelope.deadline(), now));
        field(out, "First failure", known.firstFailure().map(it -> ago(it, now)).orElse(NOTHING));
        field(out, "Last failure", known.lastFailure().map(it -> ago(it, now)).orElse(NOTHING));
        field(out, "Given up", ago(known.deadLetteredAt(), now));
    }

    private void printUnknown(PrintWriter out) {
        field(out, "Dead letter", letter.at());
        field(out, "Unreadable", letter.problem().orElse(NOTHING));
        field(out, "Written", letter.written());
    }

    private static void printAttempts(Journey journey, PrintWriter out) {
        if (journey.attempts().isEmpty()) {
            return;
        }
        out.println();
        var table = new Table(ATTEMPT_HEADINGS);
        int number = 1;
        for (Attempt attempt : journey.attempts()) {
            table.add(
                    number++,
                    attempt.provider(),
                    attempt.started(),
                    attempt.took().toMillis() + " ms",
                    of(attempt, Fault::word),
                    of(attempt, fault -> fault.status() == 0 ? NOTHING : "" + fault.status()),
                    attempt.possiblyBilled() ? "possibly" : "no",
                    of(attempt, LetterPage::message));
        }
        table.print(out);
    }

    private static String of(Attempt attempt, Function<Fault, String> what) {
        return attempt.fault().map(what).orElse(NOTHING);
    }

    private static String message(Fault fault) {
        return fault.code().isEmpty() ? fault.message() : fault.code() + ": " + fault.message();
    }

    /** The producer's; state is decoded above, but where it cannot be. */
    private void printHeaders(PrintWriter out) {
        List<RecordHeader> shown =
                letter.asRead().headers().stream()
                        .filter(header ->
                                letter.known().isEmpty()
                                        || !header.name().startsWith(StateHeaders.PREFIX))
                        .toList();
        if (!shown.isEmpty()) {
            out.println();
            var table = new Table("HEADER", "VALUE");
            shown.forEach(header -> table.add(header.name(), Printable.bytes(header.value())));
            table.print(out);
        }
    }

    private static void field(PrintWriter out, String name, Object value) {
        out.println("%-15s %s".formatted(name, Printable.line(String.valueOf(value))));
    }

    private static String retryable(DeadLetter known) {
        return known.retryable() ? "may succeed later" : "would fail again as it is";
    }

    private static String words(Disposition disposition) {
        return disposition.status()
                + disposition.at().map(instant -> " at " + instant).orElse("")
                + (disposition.replay() > 0 ? ", replay " + disposition.replay() : "");
    }

    private static String ago(Instant instant, Instant now) {
        String distance = Ages.words(Duration.between(instant, now).abs());
        return instant
                + (instant.isAfter(now) ? " (in " + distance : " (" + distance + " ago")
                + ")";
    }
}
