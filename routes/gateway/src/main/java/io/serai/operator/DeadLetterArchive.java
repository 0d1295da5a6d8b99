package io.serai.operator;

import io.serai.codec.DeadLetterCodec;
import io.serai.model.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The dead-letter topic and what operators did with its letters. */
record DeadLetterArchive(
        TopicScan scan,
        KnownTopic letters,
        KnownTopic dispositions,
        KnownTopic replays,
        Optional<Duration> retention) {
    static final String LETTERS = "ai.dead-letters";
    static final String DISPOSITIONS = "ai.dead-letters.dispositions";
    static final String REPLAYS = "ai.replays";

    static DeadLetterArchive open(Connection connection, Duration longestScan) {
        try (var admin = connection.admin()) {
            var topics = new TopicDirectory(admin);
            KnownTopic letters = topics.get(LETTERS);
            return new DeadLetterArchive(
                    new TopicScan(connection, longestScan),
                    letters,
                    topics.get(DISPOSITIONS),
                    topics.get(REPLAYS),
                    topics.retention(letters));
        }
    }

    TopicScan.Extent forEach(Optional<Instant> since, Consumer<Letter> each) {
        var codec = new DeadLetterCodec(InstantSource.system());
        return scan.read(letters, since, record -> each.accept(Letter.of(record, codec)));
    }

    /** What was looked for and found; the letters stand in the order they were asked for. */
    record Found(Map<Source, Letter> letters, TopicScan.Extent extent) {}

    /** A request's source means the last letter it became; a letter's own place just this one. */
    Found find(Collection<Source> wanted) {
        Map<Source, Letter> found = new HashMap<>();
        TopicScan.Extent extent =
                forEach(
                        Optional.empty(),
                        letter -> {
                            if (wanted.contains(letter.at())) {
                                found.put(letter.at(), letter);
                            }
                            if (wanted.contains(letter.source())) {
                                found.merge(letter.source(), letter, DeadLetterArchive::later);
                            }
                        });
        Map<Source, Letter> ordered = new LinkedHashMap<>();
        wanted.stream()
                .filter(found::containsKey)
                .forEach(source -> ordered.put(source, found.get(source)));
        return new Found(ordered, extent);
    }

    private static Letter later(Letter one, Letter other) {
        return one.replay() > other.replay() ? one : other;
    }

    /**
     * All of them, or an {@link OperatorException}: half of them would call closed letters open.
     */
    Dispositions readDispositions() {
        Map<String, Disposition> byKey = new HashMap<>();
        TopicScan.Extent extent =
                scan.read(dispositions, Optional.empty(), record -> put(record, byKey));
        if (!extent.complete()) {
            throw OperatorException.failed(
                    DISPOSITIONS + " could not be read in full; --scan-time allows more time.");
        }
        return new Dispositions(letters, byKey);
    }

    private static void put(ConsumerRecord<byte[], byte[]> record, Map<String, Disposition> byKey) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        Disposition.decode(record.value())
                .ifPresentOrElse(it -> byKey.put(key, it), () -> byKey.remove(key));
    }

    /** When Kafka may drop a letter. */
    Optional<Instant> lostAt(Instant written) {
        return retention.map(written::plus);
    }
}
