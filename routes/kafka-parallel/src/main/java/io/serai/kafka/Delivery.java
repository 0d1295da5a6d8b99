package io.serai.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.SafeCopyProperty;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way through a route. Every copy that Camel makes of the exchange shares it,
 * until the route returns; from then on it is sealed and takes nothing more.
 */
public final class Delivery implements SafeCopyProperty {
    private static final String PROPERTY = "kafka-parallel.delivery";

    private final Partition partition;
    private final ConsumerRecord<byte[], byte[]> consumed;
    private final History history;
    private final Slots slots;
    private final List<Enlisted> enlisted = new ArrayList<>();
    private Settlement.@Nullable Deferred deferral;
    private @Nullable Thread idle;
    private boolean recalled;
    private boolean takenBack;
    private boolean sealed;
    private int refusals;
    private long weight;

    /** What happened to a record before this delivery. */
    record History(boolean possiblyRepeated, int redeliveries) {
        static final History NONE = new History(false, 0);
    }

    Delivery(
            Partition partition,
            ConsumerRecord<byte[], byte[]> consumed,
            History history,
            Slots slots) {
        this.partition = partition;
        this.consumed = consumed;
        this.history = history;
        this.slots = slots;
        this.weight = Sizes.of(consumed);
    }

    /** The delivery that this exchange, or the one it was copied from, belongs to. */
    public static Delivery of(Exchange exchange) {
        Delivery delivery = ofNullable(exchange);
        if (delivery == null) {
            throw new IllegalStateException(
                    "This exchange is not part of a kafka-parallel delivery: only a route that"
                            + " starts with kafka-parallel has one, and a wireTap or seda leaves it.");
        }
        return delivery;
    }

    static @Nullable Delivery ofNullable(Exchange exchange) {
        return exchange.getExchangeExtension().getSafeCopyProperty(PROPERTY, Delivery.class);
    }

    void carriedBy(Exchange exchange) {
        exchange.getExchangeExtension().setSafeCopyProperty(PROPERTY, this);
    }

    @Override
    public SafeCopyProperty safeCopy() {
        return this;
    }

    public String topic() {
        return consumed.topic();
    }

    public int partition() {
        return consumed.partition();
    }

    public long offset() {
        return consumed.offset();
    }

    /** Milliseconds, by the producer or the broker as the topic has it. */
    public long timestamp() {
        return consumed.timestamp();
    }

    /**
     * Whether an earlier handling of this record may have happened whose outcome was not committed.
     */
    public boolean possiblyRepeated() {
        return history.possiblyRepeated();
    }

    /**
     * How often this record was delivered again after a failure, since this worker took its
     * partition.
     */
    public int redeliveries() {
        return history.redeliveries();
    }

    /**
     * Settles this record as deferred once the route returns: nothing enlisted is sent, slot and
     * body are freed, and it is read and delivered again at the instant, or when {@link Deferrals}
     * releases the event.
     */
    public synchronized void deferUntil(Instant due, String event) {
        refuseWhenSealed();
        deferral = new Settlement.Deferred(due, event);
    }

    /**
     * Waits in this thread in such a way that a revoke or a stop may break the wait off; then
     * {@link Recalled} is thrown and the record goes back. A thread outside of this is never
     * interrupted.
     */
    public void idle(InterruptibleWait wait) throws InterruptedException {
        enterIdle();
        try {
            wait.await();
        } catch (InterruptedException e) {
            if (!isRecalled()) {
                throw e;
            }
        } finally {
            leaveIdle();
        }
        if (isRecalled()) {
            throw takeBack();
        }
    }

    /** Waits so long, unless it is recalled. */
    void pause(Duration wait) {
        try {
            idle(() -> new CountDownLatch(1).await(wait.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private synchronized void enterIdle() {
        if (recalled) {
            throw takeBack();
        }
        idle = Thread.currentThread();
    }

    /**
     * From here on nobody interrupts this thread; an interrupt of {@link #recall} that came too
     * late is cleared.
     */
    private synchronized void leaveIdle() {
        idle = null;
        if (recalled) {
            boolean _ = Thread.interrupted();
        }
    }

    private synchronized Recalled takeBack() {
        takenBack = true;
        return new Recalled(this.toString());
    }

    private synchronized boolean isRecalled() {
        return recalled;
    }

    synchronized void recall() {
        recalled = true;
        if (idle != null) {
            idle.interrupt();
        }
    }

    synchronized void enlist(Enlisted record) {
        refuseWhenSealed();
        enlisted.add(record);
        weight += record.size();
        slots.grow(record.size());
    }

    private void refuseWhenSealed() {
        if (sealed) {
            throw new IllegalStateException(
                    "The delivery of "
                            + this
                            + " is over: its route has returned, so nothing"
                            + " can be enlisted or deferred any more (no wireTap, seda or parallel branch may do so).");
        }
    }

    /** The route has returned. */
    synchronized Settlement seal() {
        sealed = true;
        if (takenBack) {
            return new Settlement.TakenBack();
        }
        return deferral != null ? deferral : new Settlement.Finished(List.copyOf(enlisted));
    }

    /** Forgets what the route did, so that its last resort can settle the record. */
    synchronized void reopen() {
        long dropped = enlisted.stream().mapToLong(Enlisted::size).sum();
        weight -= dropped;
        slots.grow(-dropped);
        enlisted.clear();
        deferral = null;
        sealed = false;
    }

    /** How often Kafka has refused what came of this record, this time included. */
    synchronized int countRefusal() {
        return ++refusals;
    }

    synchronized List<Enlisted> enlisted() {
        return List.copyOf(enlisted);
    }

    /** Frees the place; the delivery is over. */
    synchronized void free() {
        slots.release(weight);
        weight = 0;
    }

    Partition source() {
        return partition;
    }

    ConsumerRecord<byte[], byte[]> consumed() {
        return consumed;
    }

    @Override
    public String toString() {
        return topic() + "-" + partition() + "@" + offset();
    }
}
