package io.serai.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * One partition for as long as this worker has it; a new assignment makes a new object, so that
 * results of an earlier one are recognised. Stages: taking -> draining (revoked or stopping: begins
 * nothing, commits what finishes) -> gone.
 */
final class Partition {
    private final TopicPartition id;
    private final OffsetTracker tracker;
    private final Slots slots;
    private final Order order;
    private final Lease lease;
    private final Claims claims;
    private final Backlog waiting;
    private final Map<Long, Delivery> begun = new HashMap<>();
    private final Set<Long> settling = new HashSet<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private Stage stage = Stage.TAKING;
    private boolean confirmationWanted;

    private enum Stage {
        TAKING,
        DRAINING,
        GONE
    }

    Partition(
            TopicPartition id,
            Progress committed,
            int window,
            Slots slots,
            Order order,
            Lease lease) {
        this.id = id;
        this.tracker = new OffsetTracker(committed, window);
        this.slots = slots;
        this.order = order;
        this.lease = lease;
        this.claims = new Claims(committed.claimed());
        this.waiting = new Backlog(tracker, claims);
    }

    TopicPartition id() {
        return id;
    }

    /** Whether it is of this topic, and not of one that had its name before. */
    synchronized boolean isOf(Uuid topic) {
        return tracker.topic().equals(Uuid.ZERO_UUID) || tracker.topic().equals(topic);
    }

    synchronized void fetched(List<ConsumerRecord<byte[], byte[]>> records, long next) {
        if (stage == Stage.TAKING) {
            waiting.fetched(records, next);
        }
    }

    /** Whether more should be fetched. */
    synchronized boolean wantsRecords() {
        return stage == Stage.TAKING && waiting.wantsRecords();
    }

    /** The next record that may begin now, if any; those that wait for their key make way. */
    synchronized @Nullable ConsumerRecord<byte[], byte[]> head() {
        if (stage != Stage.TAKING) {
            return null;
        }
        ConsumerRecord<byte[], byte[]> next = waiting.next();
        while (next != null && order.holdsBack(next.key())) {
            holdBack(waiting.remove());
            next = waiting.next();
        }
        return next;
    }

    private void holdBack(ConsumerRecord<byte[], byte[]> held) {
        tracker.begin(held.offset());
        History history = history(held.offset());
        if (history.possiblyRepeated()) {
            claims.touch(held.offset());
        }
        order.waits(held.key(), DeferredRecord.heldBack(this, held, history));
    }

    private History history(long offset) {
        return History.before(claims.isRepeated(offset));
    }

    /**
     * Begins the record that {@link #head} showed, or nothing if the partition has been taken away
     * meanwhile.
     */
    synchronized @Nullable Delivery begin() {
        if (head() == null) {
            return null;
        }
        ConsumerRecord<byte[], byte[]> next = waiting.remove();
        tracker.begin(next.offset());
        order.begun(next.key(), next.offset());
        Delivery delivery = new Delivery(this, next, history(next.offset()), slots);
        begun.put(next.offset(), delivery);
        claims.touch(next.offset());
        waiting.skipDone();
        return delivery;
    }

    /**
     * Begins a record that was deferred or held back, or nothing if the partition has been taken
     * away meanwhile.
     */
    synchronized @Nullable Delivery beginAgain(
            DeferredRecord deferred, ConsumerRecord<byte[], byte[]> consumed) {
        if (stage != Stage.TAKING) {
            return null;
        }
        Delivery delivery = new Delivery(this, consumed, deferred.history(), slots);
        begun.put(consumed.offset(), delivery);
        claims.touch(consumed.offset());
        return delivery;
    }

    /** Handled, and on its way into a commit. */
    synchronized void finished(Delivery delivery) {
        settling.add(delivery.offset());
    }

    synchronized boolean isSettling() {
        return !settling.isEmpty();
    }

    /**
     * The record waits for its time; false if the partition goes away, so that nobody here need
     * wait.
     */
    synchronized boolean defer(Delivery delivery, boolean mayHaveActed) {
        begun.remove(delivery.offset());
        settling.remove(delivery.offset());
        if (!mayHaveActed) {
            claims.clear(delivery.offset());
        }
        return stage == Stage.TAKING;
    }

    /** The log does not hold this deferred record any more. */
    synchronized void vanished(long offset) {
        tracker.complete(List.of(offset));
        over(offset);
    }

    synchronized Plan plan(List<Delivery> finished) {
        List<Long> offsets = finished.stream().map(Delivery::offset).toList();
        long claim = stage == Stage.TAKING ? waiting.claim() : claims.exact(tracker, offsets);
        return Plan.of(this, tracker.with(offsets, claim), finished);
    }

    synchronized void committed(Plan plan) {
        Collection<Long> offsets = plan.deliveries().stream().map(Delivery::offset).toList();
        tracker.complete(offsets);
        offsets.forEach(begun::remove);
        offsets.forEach(settling::remove);
        claims.committed(plan.progress().claimed());
        confirmationWanted = false;
        offsets.forEach(this::over);
        waiting.skipDone();
    }

    private void over(long offset) {
        claims.clear(offset);
        if (stage == Stage.TAKING) {
            order.done(offset);
        }
    }

    /**
     * Whether a commit is wanted although nothing has finished: records wait for a claim, somebody
     * must know that this partition is ours, or a claim is given up.
     */
    synchronized boolean wantsCommit() {
        return switch (stage) {
            case TAKING -> confirmationWanted || waiting.wantsClaim();
            case DRAINING -> confirmationWanted || claims.isGenerous(tracker);
            case GONE -> false;
        };
    }

    synchronized void drain() {
        stage = stage == Stage.TAKING ? Stage.DRAINING : stage;
        waiting.clear();
        begun.values().forEach(Delivery::recall);
    }

    synchronized void giveUp() {
        stage = Stage.GONE;
        waiting.clear();
        begun.values().forEach(Delivery::recall);
        begun.clear();
        settling.clear();
        end.countDown();
    }

    /** Waits so long, or until it is given up: then it returns true. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        return end.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized void recallIdle() {
        begun.values().forEach(Delivery::recall);
    }

    /** Whether Kafka has confirmed lately that this partition is this worker's. */
    boolean isConfirmed() {
        return lease.holds() && !isGone();
    }

    synchronized boolean isGone() {
        return stage == Stage.GONE;
    }

    /** Waits for a commit of this partition, for a second at most. */
    void awaitConfirmation() throws InterruptedException {
        wantConfirmation();
        lease.awaitConfirmation();
    }

    private synchronized void wantConfirmation() {
        confirmationWanted = true;
    }

    synchronized boolean isOurs() {
        return stage == Stage.TAKING;
    }

    synchronized int inFlight() {
        return begun.size();
    }

    synchronized boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    synchronized long window() {
        return tracker.position() - tracker.mark();
    }

    synchronized int heldBack() {
        return order.waiting();
    }

    synchronized int completedBeyondMark() {
        return tracker.completedBeyondMark();
    }
}
