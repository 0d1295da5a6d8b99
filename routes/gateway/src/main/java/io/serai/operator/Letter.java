package io.serai.operator;

import io.serai.codec.DeadLetter;
import io.serai.codec.DeadLetterCodec;
import io.serai.codec.Reading;
import io.serai.model.Original;
import io.serai.model.RecordHeader;
import io.serai.model.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of the dead-letter topic and where it lies, whether its state can be read or not. */
record Letter(Source at, Instant written, Original asRead, Reading<DeadLetter> reading) {
    static Letter of(ConsumerRecord<byte[], byte[]> record, DeadLetterCodec codec) {
        List<RecordHeader> headers = new ArrayList<>();
        record.headers()
                .forEach(header -> headers.add(new RecordHeader(header.key(), header.value())));
        Instant written = Instant.ofEpochMilli(record.timestamp());
        Original asRead = new Original(record.key(), record.value(), headers, written);
        return new Letter(
                new Source(record.topic(), record.partition(), record.offset()),
                written,
                asRead,
                codec.decode(asRead));
    }

    Optional<DeadLetter> known() {
        return switch (reading) {
            case Reading.Known<DeadLetter>(DeadLetter letter) -> Optional.of(letter);
            case Reading.Newer<DeadLetter> _, Reading.Garbage<DeadLetter> _ -> Optional.empty();
        };
    }

    /** Why its state cannot be read; empty when it can. */
    Optional<String> problem() {
        return switch (reading) {
            case Reading.Known<DeadLetter> _ -> Optional.empty();
            case Reading.Newer<DeadLetter>(String version) ->
                    Optional.of("written by a newer Serai, state version " + version);
            case Reading.Garbage<DeadLetter>(String problem) -> Optional.of(problem);
        };
    }

    /** The request's source where that is known, else where the letter itself lies. */
    Source source() {
        return known().map(letter -> letter.state().envelope().source()).orElse(at);
    }

    /** How often the request had been replayed when it became this letter. */
    int replay() {
        return known().map(letter -> letter.state().envelope().replay()).orElse(0);
    }

    int bytes() {
        byte[] value = asRead.value();
        return value == null ? 0 : value.length;
    }

    int estimatedTokens() {
        return Math.ceilDiv(bytes(), 4);
    }
}
