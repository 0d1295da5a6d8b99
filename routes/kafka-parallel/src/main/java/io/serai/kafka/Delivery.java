package io.serai.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final ScopedValue<Delivery> CURRENT = ScopedValue.newInstance();
    private static final String PROPERTY = "kafka-parallel.delivery";

    private final Partition partition;
    private final ConsumerRecord<byte[], byte[]> consumed;
    private final History history;
    private final Footprint footprint;
    private final List<Enlisted> enlisted = new ArrayList<>();
    private final Idling idling = new Idling();
    private Settlement.@Nullable Deferred deferral;
    private History.@Nullable Memory remembered;
    private boolean sealed;
    private volatile boolean stained;
    private int refusals;

    Delivery(
            Partition partition,
            ConsumerRecord<byte[], byte[]> consumed,
            History history,
            Slots slots) {
        this.partition = partition;
        this.consumed = consumed;
        this.history = history;
        this.footprint = new Footprint(slots, Sizes.of(consumed));
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

    /** The delivery whose route this thread runs, for what sees no exchange. */
    public static Optional<Delivery> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Runs this delivery's work in this thread. */
    void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
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
     * Gives a deferred record something for its next delivery, where it is {@link #remembered}.
     * Lost when the partition moves or the worker stops; if it has {@code acted}, the record counts
     * as possibly repeated from then on.
     */
    public synchronized void remember(Object value, boolean acted) {
        refuseWhenSealed();
        remembered = new History.Memory(value, acted);
    }

    /** What an earlier delivery of this record by this worker wanted remembered, if any. */
    public <T> Optional<T> remembered(Class<T> type) {
        return Optional.ofNullable(history.memory()).map(memory -> type.cast(memory.value()));
    }

    /**
     * Waits in this thread in such a way that a revoke or a stop may break the wait off; then
     * {@link Recalled} is thrown and the record goes back. A thread outside of this is never
     * interrupted.
     */
    public void idle(InterruptibleWait wait) throws InterruptedException {
        idling.await(wait, this);
    }

    /**
     * Returns when Kafka has confirmed within the last seconds that this record is still this
     * worker's: called before what costs money. Otherwise it waits for the next commit; {@link
     * Recalled} is thrown if the partition is gone. A revoke or a stop does not break this wait
     * off: what has begun is to end.
     */
    public void awaitOwnership() throws InterruptedException {
        while (!partition.isConfirmed()) {
            if (partition.isGone()) {
                throw idling.takeBack(this);
            }
            partition.awaitConfirmation();
        }
    }

    /**
     * Waits so long for Kafka to take what came of the record. A revoke or a stop does not break
     * this off, as the work would be done again; {@link Recalled} is thrown once the partition is
     * gone.
     */
    public void pause(Duration wait) {
        try {
            if (partition.awaitEnd(wait)) {
                throw idling.takeBack(this);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    /**
     * Counts so many bytes more, read from elsewhere for this record, as in flight, once there is
     * room for them; until the route returns. They wait in turn; where nobody else has any, the
     * first is let through in any case.
     */
    public void reserve(long bytes) throws InterruptedException {
        footprint.reserve(bytes);
        synchronized (this) {
            refuseWhenSealed();
        }
    }

    void recall() {
        idling.recall();
    }

    synchronized void enlist(Enlisted record) {
        refuseWhenSealed();
        enlisted.add(record);
        footprint.grow(record.size());
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
        footprint.end();
        if (idling.wasTakenBack()) {
            return new Settlement.TakenBack();
        }
        return deferral != null ? deferral : new Settlement.Finished(List.copyOf(enlisted));
    }

    /** Forgets what the route did, so that its last resort can settle the record. */
    synchronized void reopen() {
        long dropped = enlisted.stream().mapToLong(Enlisted::size).sum();
        footprint.grow(-dropped);
        footprint.begin();
        enlisted.clear();
        deferral = null;
        remembered = null;
        sealed = false;
    }

    /** How often Kafka has refused what came of this record, this time included. */
    synchronized int countRefusal() {
        return ++refusals;
    }

    /** What came of it was written in a transaction that did not commit. */
    void stain() {
        stained = true;
    }

    boolean isStained() {
        return stained;
    }

    /** No trace of an earlier transaction can become visible any more. */
    void wiped() {
        stained = false;
    }

    synchronized List<Enlisted> enlisted() {
        return List.copyOf(enlisted);
    }

    /** Frees the place; the delivery is over. */
    void free() {
        footprint.free();
    }

    History history() {
        return history;
    }

    synchronized History historyWhenDeferred() {
        return history.deferred(remembered);
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
