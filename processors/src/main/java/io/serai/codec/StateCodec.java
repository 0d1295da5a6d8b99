package io.serai.codec;

import io.serai.model.Attempt;
import io.serai.model.Classification;
import io.serai.model.Envelope;
import io.serai.model.Journey;
import io.serai.model.Original;
import io.serai.model.RecordHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Serai's own state to headers of internal records and back. Of more than {@value #KEPT_ATTEMPTS}
 * attempts it keeps the first and the newest: state must fit beside any request.
 */
public final class StateCodec {
    /** The format it writes; readers accept any minor version of this major one. */
    public static final String VERSION = "1.0";

    static final int KEPT_ATTEMPTS = 100;

    /** The request as its producer wrote it, with its state: what is parked or replayed. */
    public EncodedRecord encode(State state) {
        return encode(state, List.of());
    }

    EncodedRecord encode(State state, List<RecordHeader> more) {
        Original original = state.envelope().original();
        List<RecordHeader> headers =
                Stream.of(original.headers(), write(state), more).flatMap(List::stream).toList();
        return new EncodedRecord(original.key(), original.value(), headers);
    }

    /** The state of a record read from an internal topic; never throws. */
    public Reading<State> decode(Original asRead) {
        return decode(asRead, StateReader::state);
    }

    <T> Reading<T> decode(Original asRead, Function<StateReader, T> what) {
        StateReader reader = new StateReader(asRead);
        try {
            String version = reader.text(StateHeaders.VERSION);
            return StateReader.major(version) > StateReader.major(VERSION)
                    ? new Reading.Newer<>(version)
                    : new Reading.Known<>(what.apply(reader));
        } catch (StateReader.Unreadable e) {
            return new Reading.Garbage<>(e.problem());
        }
    }

    /** Removes state headers from a producer's record: it has no right to them. */
    public static Stripped strip(Original original) {
        List<RecordHeader> kept =
                original.headers().stream()
                        .filter(header -> !header.name().startsWith(StateHeaders.PREFIX))
                        .toList();
        int forged = original.headers().size() - kept.size();
        return forged == 0
                ? new Stripped(original, 0)
                : new Stripped(
                        new Original(original.key(), original.value(), kept, original.timestamp()),
                        forged);
    }

    private static List<RecordHeader> write(State state) {
        List<RecordHeader> headers = new ArrayList<>();
        headers.add(RecordHeader.of(StateHeaders.VERSION, VERSION));
        write(state.envelope(), headers);
        state.classification()
                .map(StateCodec::word)
                .ifPresent(it -> headers.add(RecordHeader.of(StateHeaders.CLASSIFICATION, it)));
        write(bounded(state.journey()), headers);
        return headers;
    }

    private static String word(Classification classification) {
        return classification.name().toLowerCase(Locale.ROOT);
    }

    private static void write(Envelope envelope, List<RecordHeader> headers) {
        headers.add(RecordHeader.of(StateHeaders.ID, envelope.id().value()));
        headers.add(RecordHeader.of(StateHeaders.SOURCE, envelope.source().toString()));
        headers.add(number(StateHeaders.REPLAY, envelope.replay()));
        headers.add(RecordHeader.of(StateHeaders.TEAM, envelope.team().value()));
        headers.add(instant(StateHeaders.TIMESTAMP, envelope.original().timestamp()));
        headers.add(instant(StateHeaders.ARRIVED, envelope.arrived()));
        headers.add(instant(StateHeaders.DEADLINE, envelope.deadline()));
        headers.add(RecordHeader.of(StateHeaders.REPLY_TO, envelope.replyTo().topic()));
        envelope.replyTo()
                .partition()
                .ifPresent(it -> headers.add(number(StateHeaders.REPLY_PARTITION, it)));
        if (envelope.possiblyRepeated()) {
            headers.add(RecordHeader.of(StateHeaders.POSSIBLY_REPEATED, "true"));
        }
    }

    private static void write(Journey journey, List<RecordHeader> headers) {
        journey.chain()
                .ifPresent(it -> headers.add(RecordHeader.of(StateHeaders.CHAIN, it.value())));
        headers.add(number(StateHeaders.PASS_START, journey.passStart()));
        headers.add(number(StateHeaders.PASSES, journey.passes()));
        headers.add(number(StateHeaders.POISON_PASSES, journey.poisonPasses()));
        headers.add(number(StateHeaders.PARKED_MS, journey.parked().toMillis()));
        journey.parkedAt().ifPresent(it -> headers.add(instant(StateHeaders.PARKED_AT, it)));
        headers.add(
                RecordHeader.of(StateHeaders.ATTEMPTS, AttemptMapper.write(journey.attempts())));
        failures(journey)
                .findFirst()
                .ifPresent(it -> headers.add(instant(StateHeaders.FIRST_FAILURE, it.started())));
        failures(journey)
                .reduce((earlier, later) -> later)
                .ifPresent(it -> headers.add(instant(StateHeaders.LAST_FAILURE, it.started())));
    }

    static Stream<Attempt> failures(Journey journey) {
        return journey.attempts().stream().filter(attempt -> attempt.fault().isPresent());
    }

    private static Journey bounded(Journey journey) {
        int cut = journey.attempts().size() - KEPT_ATTEMPTS;
        if (cut <= 0) {
            return journey;
        }
        List<Attempt> kept = new ArrayList<>(journey.attempts().subList(cut, cut + KEPT_ATTEMPTS));
        kept.set(0, journey.attempts().getFirst());
        return new Journey(
                journey.chain(),
                kept,
                Math.max(0, journey.passStart() - cut),
                journey.passes(),
                journey.poisonPasses(),
                journey.parked(),
                journey.parkedAt());
    }

    private static RecordHeader number(String name, long value) {
        return RecordHeader.of(name, Long.toString(value));
    }

    static RecordHeader instant(String name, Instant value) {
        return RecordHeader.of(name, value.toString());
    }
}
