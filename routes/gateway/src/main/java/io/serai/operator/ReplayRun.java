package io.serai.operator;

import io.serai.codec.EncodedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends dead letters again, each in one transaction with its disposition. Every run has the same
 * transactional id: one that begins ends all others first, and only then reads what they have done,
 * so whatever runs twice, at once or after a kill sends nothing twice.
 */
record ReplayRun(DeadLetterArchive archive, Replays replays, Pace pace, InstantSource clock) {
    private static final String TRANSACTIONAL_ID = "serai-operator-replay";

    /** Reports each step when it is done. */
    void send(Connection connection, Collection<Letter> letters, Consumer<ReplayStep> done)
            throws InterruptedException {
        try (var producer = connection.transactional(TRANSACTIONAL_ID)) {
            producer.initTransactions();
            Dispositions dispositions = archive.readDispositions();
            for (Letter letter : letters) {
                ReplayStep step = ReplayStep.of(letter, dispositions);
                if (step instanceof ReplayStep.Send send) {
                    pace.await();
                    send(send, producer);
                }
                done.accept(step);
            }
        }
    }

    /** What goes wrong ends the run: closing the producer aborts what was begun. */
    private void send(ReplayStep.Send step, Producer<byte[], byte[]> producer) {
        Instant now = clock.instant();
        producer.beginTransaction();
        var _ = producer.send(replay(replays.encode(step, now)));
        var _ = producer.send(disposition(step, now));
        producer.commitTransaction();
    }

    private ProducerRecord<byte[], byte[]> replay(EncodedRecord encoded) {
        var record =
                new ProducerRecord<byte[], byte[]>(
                        archive.replays().name(), encoded.key(), encoded.value());
        encoded.headers().forEach(header -> record.headers().add(header.name(), header.value()));
        return record;
    }

    private ProducerRecord<byte[], byte[]> disposition(ReplayStep.Send step, Instant now) {
        Letter letter = step.letter();
        byte[] key = archive.letters().key(letter.at()).getBytes(StandardCharsets.UTF_8);
        var value = Disposition.replayed(letter.source(), step.replay(), now);
        return new ProducerRecord<>(archive.dispositions().name(), key, value.encode());
    }
}
