package io.serai.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Begins records as places allow, one of each partition in turn; called whenever a place or a claim
 * may be there.
 */
final class Intake {
    private final Holdings holdings;
    private final Slots slots;
    private final Consumer<Delivery> start;
    private volatile boolean open = true;
    private int turn;

    Intake(Holdings holdings, Slots slots, Consumer<Delivery> start) {
        this.holdings = holdings;
        this.slots = slots;
        this.start = start;
    }

    void open() {
        open = true;
    }

    /** Begins nothing more, until opened again. */
    synchronized void shut() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    boolean wantsRecords() {
        return open && slots.hasRoomForNew();
    }

    synchronized void dispatch() {
        List<Partition> partitions = new ArrayList<>(holdings.now().all());
        int idle = 0;
        while (open && idle < partitions.size() && slots.hasRoomForNew()) {
            turn = (turn + 1) % partitions.size();
            idle = beginNext(partitions.get(turn)) ? 0 : idle + 1;
        }
    }

    private boolean beginNext(Partition partition) {
        ConsumerRecord<byte[], byte[]> head = partition.head();
        if (head == null) {
            return false;
        }
        long size = Sizes.of(head);
        if (!slots.tryTake(size)) {
            return false;
        }
        Delivery delivery = partition.begin();
        if (delivery == null) {
            slots.release(size);
            return false;
        }
        start.accept(delivery);
        return true;
    }

    /** Begins a deferred record whose place has been booked; false if it is not ours any more. */
    synchronized boolean beginAgain(
            DeferredRecord deferred, ConsumerRecord<byte[], byte[]> consumed) {
        Delivery delivery = open ? deferred.partition().beginAgain(deferred, consumed) : null;
        if (delivery != null) {
            start.accept(delivery);
        }
        return delivery != null;
    }
}
