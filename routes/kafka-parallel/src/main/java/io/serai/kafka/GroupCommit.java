package io.serai.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
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
    private static final Backoff AFTER_FAILURE =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final Duration interval;
    private final CommitParts parts;
    private final Transactor transactor;
    private final CommitObserver observer;
    private final Bell bell = new Bell();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private long lastStart = System.nanoTime();
    private int failures;

    GroupCommit(
            Duration interval, CommitParts parts, Transactor transactor, CommitObserver observer) {
        this.interval = interval;
        this.parts = parts;
        this.transactor = transactor;
        this.observer = observer;
    }

    /** The route has handled it; true to its word once it is committed. */
    void finished(Delivery delivery) {
        if (parts.queue().add(delivery)) {
            bell.ring();
        }
    }

    /** Something wants a commit now: a claim, or a partition that is to be handed over. */
    void hurry() {
        bell.ring();
    }

    int waiting() {
        return parts.queue().size();
    }

    /** Whether all that has finished in this partition is committed, and its claim is exact. */
    boolean isSettled(Partition partition) {
        return !partition.wantsCommit() && !parts.queue().has(partition);
    }

    /** Waits until the predecessor of this producer is fenced and its transaction is over. */
    boolean awaitReady(Duration atMost) throws InterruptedException {
        return ready.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    void end() {
        ended.countDown();
        bell.ring();
    }

    @Override
    public void run() {
        try {
            begin();
            while (!hasEnded()) {
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
        while (!hasEnded()) {
            try {
                transactor.renew();
                ready.countDown();
                return;
            } catch (KafkaException e) {
                LOG.atWarn().log("No transactions yet, trying again: {}", e.toString());
                pause();
            }
        }
    }

    private void awaitWork() {
        boolean hurried = wantsCommit();
        long wait =
                parts.queue().size() == 0
                        ? IDLE.toNanos()
                        : lastStart + interval.toNanos() - System.nanoTime();
        while (!hurried && wait > 0 && !parts.queue().fillsABatch() && !hasEnded()) {
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
        Batch batch = batch(owned, parts.queue().take(parts.unavailable()::allows));
        if (batch.plans().isEmpty()) {
            bell.await(interval);
            return;
        }
        CommitEnd end = transactor.run(batch);
        while (end instanceof CommitEnd.Unknown && !hasEnded()) {
            failed(end);
            end = transactor.commit();
        }
        conclude(batch, end);
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

    private void conclude(Batch batch, CommitEnd end) {
        observer.ended(end, Duration.ofNanos(System.nanoTime() - lastStart), batch);
        switch (end) {
            case CommitEnd.Committed _ -> settle(batch);
            case CommitEnd.Abortable abortable -> again(batch, abortable);
            case CommitEnd.Unknown unknown ->
                    LOG.atError()
                            .log(
                                    "Stopped while the outcome of a commit was unknown: {}",
                                    unknown.cause().toString());
            case CommitEnd.Fatal fatal -> recover(batch, fatal);
            case CommitEnd.Fenced fenced -> fenced(batch, fenced);
        }
    }

    private void settle(Batch batch) {
        failures = 0;
        batch.plans().forEach(plan -> plan.partition().committed(plan));
        batch.deliveries().forEach(this::free);
        observer.settled();
    }

    private void free(Delivery delivery) {
        delivery.enlisted().forEach(enlisted -> parts.unavailable().worked(enlisted.destination()));
        delivery.free();
    }

    private void drop(Delivery delivery) {
        LOG.atInfo().log(
                "{} is no longer ours: its result is dropped, its new owner delivers it", delivery);
        observer.dropped();
        delivery.free();
    }

    private void again(Batch batch, CommitEnd.Abortable abortable) {
        List<Delivery> rest = new ArrayList<>(batch.deliveries());
        boolean blamed = !abortable.suspects().isEmpty();
        boolean wasAlone = rest.size() == 1;
        abortable.suspects().stream().map(SendFailure::delivery).forEach(rest::remove);
        if (!blamed) {
            failed(abortable);
        }
        if (aborted(batch)) {
            parts.queue().addAll(rest);
            parts.suspects().judge(abortable.suspects(), wasAlone);
        }
    }

    /**
     * Aborts until it is done; if it cannot be done, recovers with a new producer, which aborts it
     * too.
     */
    private boolean aborted(Batch batch) {
        while (true) {
            try {
                transactor.abort();
                return true;
            } catch (TimeoutException | InterruptException e) {
                failed(new CommitEnd.Abortable(e, List.of()));
            } catch (RuntimeException e) {
                conclude(
                        batch,
                        CommitEnd.isFencing(e) ? new CommitEnd.Fenced(e) : new CommitEnd.Fatal(e));
                return false;
            }
            if (hasEnded()) {
                return false;
            }
        }
    }

    private void recover(Batch batch, CommitEnd.Fatal fatal) {
        failed(fatal);
        while (!hasEnded()) {
            try {
                transactor.renew();
                sortOut(batch, parts.reconciliation().committed());
                return;
            } catch (RuntimeException e) {
                failed(new CommitEnd.Fatal(e));
            }
        }
    }

    private void sortOut(Batch batch, Map<TopicPartition, Progress> committed) {
        for (Plan plan : batch.plans()) {
            Progress progress = committed.getOrDefault(plan.partition().id(), Progress.from(0));
            boolean done =
                    plan.deliveries().stream()
                            .allMatch(delivery -> progress.isDone(delivery.offset()));
            if (done && !plan.deliveries().isEmpty()) {
                plan.partition().committed(plan);
                plan.deliveries().forEach(this::free);
            } else {
                parts.queue().addAll(plan.deliveries());
            }
        }
        observer.settled();
    }

    private void fenced(Batch batch, CommitEnd.Fenced fenced) {
        Duration open = Duration.ofNanos(System.nanoTime() - lastStart);
        if (open.compareTo(parts.transactionTimeout()) > 0 && parts.rival().isAbsent()) {
            recover(batch, new CommitEnd.Fatal(fenced.cause()));
        } else {
            end();
            observer.fenced(fenced.cause());
        }
    }

    private void failed(CommitEnd end) {
        failures++;
        observer.failed(end);
        LOG.atWarn().log("Commit failed ({} in a row), trying again: {}", failures, end);
        pause();
    }

    private void pause() {
        try {
            boolean _ =
                    ended.await(AFTER_FAILURE.before(failures).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasEnded() {
        return ended.getCount() == 0;
    }
}
