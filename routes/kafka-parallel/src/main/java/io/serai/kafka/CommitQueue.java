package io.serai.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Handled deliveries that wait for their group commit. */
final class CommitQueue {
    private static final int MOST_RECORDS = 2_000;
    private static final long MOST_BYTES = 8 * 1024 * 1024;

    private final Set<Delivery> finished = new LinkedHashSet<>();
    private final Set<Delivery> alone = new HashSet<>();
    private final int enough;
    private int fresh;

    /**
     * @param maxInFlight places, of which those in this queue have one each: once half of them are
     *     here, a commit is due, as too little could go on otherwise
     */
    CommitQueue(int maxInFlight) {
        enough = Math.clamp(maxInFlight / 2, 1, MOST_RECORDS);
    }

    /** True if the commit should know: a first one is waiting, or enough for a commit at once. */
    synchronized boolean add(Delivery delivery) {
        finished.add(delivery);
        fresh++;
        return finished.size() == 1 || fresh == enough;
    }

    synchronized void addAll(Collection<Delivery> deliveries) {
        finished.addAll(deliveries);
    }

    /** To be committed in a transaction of its own, so that its failure proves its own fault. */
    synchronized void addAlone(Delivery delivery) {
        finished.add(delivery);
        alone.add(delivery);
    }

    synchronized int size() {
        return finished.size();
    }

    /**
     * Whether as many are new since the last commit as call for the next one; those that stay
     * behind, as their topic takes nothing, call for none.
     */
    synchronized boolean isCommitDue() {
        return fresh >= enough;
    }

    /** Takes what fits into one transaction, of those allowed now. */
    synchronized List<Delivery> take(Predicate<Delivery> allowed) {
        List<Delivery> taken = new ArrayList<>();
        long records = 0;
        long bytes = 0;
        Iterator<Delivery> each = finished.iterator();
        while (each.hasNext() && records < MOST_RECORDS && bytes < MOST_BYTES) {
            Delivery delivery = each.next();
            boolean single = alone.contains(delivery);
            if ((single && !taken.isEmpty()) || !allowed.test(delivery)) {
                continue;
            }
            each.remove();
            taken.add(delivery);
            if (single) {
                alone.remove(delivery);
                break;
            }
            records += Math.max(1, delivery.enlisted().size());
            bytes += delivery.enlisted().stream().mapToLong(Enlisted::size).sum();
        }
        fresh = each.hasNext() ? finished.size() : 0;
        return taken;
    }
}
