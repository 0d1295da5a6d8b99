package io.serai.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commit thread: all that finished, and the offsets, in one transaction after the other. A
 * commit that fails is tried for ever with the same results; only those of partitions that are no
 * longer owned are dropped.
 */
final class GroupCommit implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Duration interval;
    private final CommitParts parts;
    private final Transactor transactor;
    private final CommitObserver observer;
    private final Bell bell = new Bell();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Patience patience = new Patience();
    private final Aftermath aftermath;
    private long lastStart = System.nanoTime();

    GroupCommit(
            Duration interval, CommitParts parts, Transactor transactor, CommitObserver observer) {
        this.interval = interval;
        this.parts = parts;
        this.transactor = transactor;
        this.observer = observer;
        this.aftermath = new Aftermath(parts, transactor, observer, patience);
    }

    /** The route has handled it; true to its word once it is committed. */
    void finished(Delivery delivery) {
        delivery.source().finished(delivery);
        if (parts.queue().add(delivery)) {
            bell.ring();
        }
    }

    /** Something wants a commit now: a claim, or a partition that is to be handed over. */
    void hurry() {
        bell.ring();
    }

    /** Whether all that has finished in this partition is committed, and its claim is exact. */
    boolean isSettled(Partition partition) {
        return !partition.wantsCommit() && !partition.isSettling();
    }

    /** Waits until the predecessor of this producer is fenced and its transaction is over. */
    boolean awaitReady(Duration atMost) throws InterruptedException {
        return ready.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    void end() {
        patience.end();
        bell.ring();
    }

    @Override
    public void run() {
        try {
            begin();
            while (!patience.hasEnded()) {
                awaitWork();
                round();
            }
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("The commit thread died");
            observer.died(e);
        } finally {
            transactor.close();
        }
    }

    private void begin() {
        while (!patience.hasEnded()) {
            try {
                transactor.renew();
                patience.succeeded();
                ready.countDown();
                return;
            } catch (KafkaException e) {
                LOG.atWarn().log("No transactions yet, trying again: {}", e.toString());
                int _ = patience.failed();
            }
        }
    }

    private void awaitWork() {
        boolean hurried = wantsCommit();
        long wait =
                parts.queue().size() == 0
                        ? IDLE.toNanos()
                        : lastStart + interval.toNanos() - System.nanoTime();
        while (!hurried && wait > 0 && !parts.queue().isCommitDue() && !patience.hasEnded()) {
            bell.await(Duration.ofNanos(wait));
            if (parts.queue().size() == 0) {
                return;
            }
            hurried = wantsCommit();
            wait = lastStart + interval.toNanos() - System.nanoTime();
        }
    }

    private boolean wantsCommit() {
        return parts.holdings().now().all().stream().anyMatch(Partition::wantsCommit);
    }

    private void round() {
        lastStart = System.nanoTime();
        Owned owned = parts.holdings().now();
        parts.unavailable().look();
        Batch batch = batch(owned, parts.queue().take(it -> mayGo(owned, it)));
        if (batch.plans().isEmpty()) {
            bell.await(interval);
            return;
        }
        aftermath.of(batch, transactor.run(batch), lastStart);
    }

    private boolean mayGo(Owned owned, Delivery delivery) {
        return !owned.has(delivery.source()) || parts.unavailable().allows(delivery);
    }

    private Batch batch(Owned owned, List<Delivery> finished) {
        Map<Partition, List<Delivery>> byPartition = new HashMap<>();
        for (Delivery delivery : finished) {
            if (owned.has(delivery.source())) {
                byPartition
                        .computeIfAbsent(delivery.source(), _ -> new ArrayList<>())
                        .add(delivery);
            } else {
                drop(delivery);
            }
        }
        owned.all().stream()
                .filter(Partition::wantsCommit)
                .forEach(it -> byPartition.putIfAbsent(it, List.of()));
        List<Plan> plans = new ArrayList<>();
        byPartition.forEach(
                (partition, deliveries) -> parts.plans().plan(partition, deliveries, plans));
        return new Batch(owned, plans);
    }

    private void drop(Delivery delivery) {
        LOG.atInfo().log("{} is no longer ours: its result is dropped", delivery);
        observer.dropped();
        delivery.free();
    }
}
