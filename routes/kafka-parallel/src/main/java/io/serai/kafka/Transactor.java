package io.serai.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.jspecify.annotations.Nullable;

/** Runs the transactions of one group commit, one at a time; used by the commit thread alone. */
final class Transactor {
    private final Supplier<Producer<byte[], byte[]>> opened;
    private final Lease lease;
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * @param lease confirmed when the coordinator has taken the offsets from this member
     */
    Transactor(Supplier<Producer<byte[], byte[]>> opened, Lease lease) {
        this.opened = opened;
        this.lease = lease;
    }

    /**
     * Fences every earlier producer of this id and ends its transaction; may be called again after
     * any failure.
     */
    void renew() {
        close();
        Producer<byte[], byte[]> fresh = opened.get();
        producer = fresh;
        fresh.initTransactions();
    }

    CommitEnd run(Batch batch) {
        List<Delivery> stained = batch.deliveries().stream().filter(Delivery::isStained).toList();
        Optional<CommitEnd> worse = stained.isEmpty() ? Optional.empty() : wipe(stained);
        return worse.orElseGet(() -> write(batch));
    }

    private CommitEnd write(Batch batch) {
        Producer<byte[], byte[]> current = current();
        ConcurrentLinkedQueue<SendFailure> failures = new ConcurrentLinkedQueue<>();
        try {
            current.beginTransaction();
            batch.deliveries()
                    .forEach(delivery -> send(current, delivery, (_, it) -> List.of(it), failures));
            current.flush();
            if (!failures.isEmpty()) {
                return aborted(failures);
            }
            long asked = System.nanoTime();
            current.sendOffsetsToTransaction(
                    batch.offsets(), Objects.requireNonNull(batch.owned().member()));
            lease.confirm(asked);
        } catch (RuntimeException e) {
            return CommitEnd.beforeCommit(e, suspects(failures));
        }
        return commit();
    }

    /** Asks for the commit, again as long as its outcome is unknown. */
    CommitEnd commit() {
        try {
            current().commitTransaction();
            return new CommitEnd.Committed();
        } catch (RuntimeException e) {
            return CommitEnd.ofCommit(e);
        }
    }

    /** Throws {@link org.apache.kafka.common.errors.TimeoutException} while the broker is away. */
    void abort() {
        current().abortTransaction();
    }

    /**
     * Writes again what an earlier transaction may have written, and aborts it. A coordinator that
     * ends a transaction while a partition has no leader writes no marker there (Kafka 4.3,
     * measured): what was written stays open, and the next commit would make it visible beside its
     * repetition. The marker of this transaction closes it. What is not taken now ends the attempt
     * as any other send does: it stays to be wiped.
     */
    private Optional<CommitEnd> wipe(List<Delivery> stained) {
        Producer<byte[], byte[]> current = current();
        ConcurrentLinkedQueue<SendFailure> failures = new ConcurrentLinkedQueue<>();
        try {
            current.beginTransaction();
            stained.forEach(delivery -> send(current, delivery, Transactor::wherever, failures));
            current.flush();
            if (!failures.isEmpty()) {
                return Optional.of(aborted(failures));
            }
            current.abortTransaction();
        } catch (RuntimeException e) {
            return Optional.of(CommitEnd.beforeCommit(e, suspects(failures)));
        }
        stained.forEach(Delivery::wiped);
        return Optional.empty();
    }

    /** To the partition it has gone to; nobody knows that of a record without key. */
    private static List<ProducerRecord<byte[], byte[]>> wherever(
            Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        if (record.key() != null || record.partition() != null) {
            return List.of(record);
        }
        return producer.partitionsFor(record.topic()).stream()
                .map(info ->
                        new ProducerRecord<>(
                                record.topic(),
                                info.partition(),
                                record.timestamp(),
                                record.key(),
                                record.value(),
                                record.headers()))
                .toList();
    }

    private static void send(
            Producer<byte[], byte[]> producer,
            Delivery delivery,
            BiFunction<
                            Producer<byte[], byte[]>,
                            ProducerRecord<byte[], byte[]>,
                            List<ProducerRecord<byte[], byte[]>>>
                    copies,
            ConcurrentLinkedQueue<SendFailure> failures) {
        for (Enlisted enlisted : delivery.enlisted()) {
            if (!failures.isEmpty()) {
                return;
            }
            try {
                for (ProducerRecord<byte[], byte[]> copy :
                        copies.apply(producer, enlisted.record())) {
                    var _ =
                            producer.send(
                                    copy,
                                    (_, e) -> {
                                        if (e != null) {
                                            failures.add(new SendFailure(delivery, enlisted, e));
                                        }
                                    });
                }
            } catch (KafkaException e) {
                if (CommitEnd.isFencing(e)) {
                    throw e;
                }
                failures.add(new SendFailure(delivery, enlisted, e));
            }
        }
    }

    private static CommitEnd aborted(ConcurrentLinkedQueue<SendFailure> failures) {
        for (SendFailure failure : failures) {
            if (failure.cause() instanceof RuntimeException e && CommitEnd.isFencing(e)) {
                return new CommitEnd.Fenced(e);
            }
        }
        return new CommitEnd.Abortable(failures.element().cause(), suspects(failures));
    }

    private static List<SendFailure> suspects(ConcurrentLinkedQueue<SendFailure> failures) {
        return failures.stream().filter(failure -> !isCollateral(failure.cause())).toList();
    }

    /** Failed only because another record of the transaction or of the producer's batch did. */
    private static boolean isCollateral(Exception e) {
        return e instanceof TransactionAbortedException || e.getClass() == KafkaException.class;
    }

    private Producer<byte[], byte[]> current() {
        if (producer == null) {
            throw new IllegalStateException("No producer yet");
        }
        return producer;
    }

    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
