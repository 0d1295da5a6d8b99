package io.serai.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each delivery in a virtual thread of its own and settles it as the route left it. */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /**
     * Kafka's own errors do not count as redeliveries; they are tried again after the third wait,
     * for ever.
     */
    private static final int KAFKA_WAIT = 3;

    private final RouteRun run;
    private final Processor route;
    private final DeliveryParts parts;
    private final @Nullable LastResort lastResort;
    private final LongAdder redelivered = new LongAdder();
    private final LongAdder repeated = new LongAdder();

    /** What settled deliveries go to. */
    record DeliveryParts(
            GroupCommitGate commit,
            DeferralQueue deferred,
            Backoff backoff,
            int redeliveries,
            InstantSource clock) {}

    /** Where handled deliveries are handed to the group commit, and freed places are announced. */
    interface GroupCommitGate {
        void finished(Delivery delivery);

        void freed();
    }

    Deliveries(
            RouteRun run, Processor route, DeliveryParts parts, @Nullable LastResort lastResort) {
        this.run = run;
        this.route = route;
        this.parts = parts;
        this.lastResort = lastResort;
    }

    void start(Delivery delivery) {
        if (delivery.possiblyRepeated()) {
            repeated.increment();
        }
        thread(delivery, () -> handle(delivery));
    }

    /**
     * Kafka will never take what this delivery enlisted: its last resort answers in another way.
     */
    void refused(
            Delivery delivery, RecordRefused why, List<ProducerRecord<byte[], byte[]>> records) {
        thread(delivery, () -> handleRefused(delivery, why, records));
    }

    private void thread(Delivery delivery, Runnable work) {
        Thread.ofVirtual()
                .name("kafka-parallel-" + delivery)
                .start(() -> {
                    try {
                        delivery.run(work);
                    } catch (RuntimeException | Error e) {
                        LOG.atError()
                                .setCause(e)
                                .log("{} could not be settled, it is redelivered", delivery);
                        redeliver(delivery, delivery.redeliveries() + 1, parts.backoff().longest());
                    }
                });
    }

    private void handle(Delivery delivery) {
        Exchange exchange = run.exchange(delivery);
        Exception failure = run.through(route, exchange);
        run.release(exchange);
        Settlement settlement = delivery.seal();
        if (failure == null || settlement instanceof Settlement.TakenBack) {
            settle(delivery, settlement);
        } else {
            failed(delivery, failure);
        }
    }

    private void settle(Delivery delivery, Settlement settlement) {
        switch (settlement) {
            case Settlement.Finished _ -> parts.commit().finished(delivery);
            case Settlement.Deferred until ->
                    defer(delivery, until, delivery.historyWhenDeferred());
            case Settlement.TakenBack() -> giveBack(delivery, Instant.MIN, delivery.redeliveries());
        }
    }

    private void failed(Delivery delivery, Exception failure) {
        int count = delivery.redeliveries() + 1;
        LOG.atWarn()
                .setCause(failure)
                .addKeyValue("delivery", delivery)
                .log("Handling failed for the {}. time", count);
        if (isOfKafka(failure)) {
            redeliver(delivery, delivery.redeliveries(), parts.backoff().before(KAFKA_WAIT));
            return;
        }
        if (count <= parts.redeliveries() || lastResort == null) {
            redeliver(delivery, count, parts.backoff().before(count));
            return;
        }
        Exception again = lastResort.settle(delivery, failure, List.of());
        Settlement settlement = delivery.seal();
        if (again == null || settlement instanceof Settlement.TakenBack) {
            settle(delivery, settlement);
        } else {
            LOG.atError()
                    .setCause(again)
                    .log("The last resort of {} failed, it is redelivered", delivery);
            redeliver(delivery, count, parts.backoff().before(count));
        }
    }

    private void handleRefused(
            Delivery delivery, RecordRefused why, List<ProducerRecord<byte[], byte[]>> records) {
        while (true) {
            int refusals = delivery.countRefusal();
            boolean waits = lastResort == null || refusals > 1;
            boolean gone = waits && !awaitNext(delivery, refusals);
            Exception failure =
                    lastResort == null || gone ? null : lastResort.settle(delivery, why, records);
            Settlement settlement = delivery.seal();
            if (failure == null || settlement instanceof Settlement.TakenBack) {
                settle(delivery, settlement);
                return;
            }
            LOG.atError()
                    .setCause(failure)
                    .log("The last resort of {} failed, it is tried again", delivery);
        }
    }

    /** Waits without giving up what came of the record; false if its partition is gone. */
    private boolean awaitNext(Delivery delivery, int attempt) {
        try {
            delivery.pause(parts.backoff().before(attempt));
            return true;
        } catch (Recalled | InterruptException _) {
            return false;
        }
    }

    private void redeliver(Delivery delivery, int count, Duration wait) {
        redelivered.increment();
        giveBack(delivery, parts.clock().instant().plus(wait), count);
    }

    private void giveBack(Delivery delivery, Instant due, int redeliveries) {
        Settlement.Deferred until = new Settlement.Deferred(due, DeferralQueue.REDELIVERY);
        defer(delivery, until, delivery.history().repeated(redeliveries));
    }

    private void defer(Delivery delivery, Settlement.Deferred until, History history) {
        boolean stays = delivery.source().defer(delivery, history.mayHaveActed());
        if (stays) {
            parts.deferred().add(DeferredRecord.of(delivery, until, history));
        }
        delivery.free();
        parts.commit().freed();
    }

    private static boolean isOfKafka(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof RecordRefused) {
                return false;
            }
            if (each instanceof KafkaException) {
                return true;
            }
        }
        return false;
    }

    long redelivered() {
        return redelivered.sum();
    }

    long repeated() {
        return repeated.sum();
    }
}
