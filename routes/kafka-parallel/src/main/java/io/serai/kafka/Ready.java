package io.serai.kafka;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deferred records that may be read: those that are due go before those that were released. Not
 * thread-safe: {@link DeferralQueue} guards it.
 */
final class Ready {
    private final NavigableSet<DeferredRecord> due = new TreeSet<>(DeferredRecord.EARLIEST_DUE);
    private final NavigableSet<DeferredRecord> released = new TreeSet<>(DeferredRecord.OLDEST);

    /** Its time has come, whether it was released or not. */
    void due(DeferredRecord deferred) {
        released.remove(deferred);
        due.add(deferred);
    }

    void released(DeferredRecord deferred) {
        released.add(deferred);
    }

    @Nullable DeferredRecord first() {
        return due.isEmpty() ? (released.isEmpty() ? null : released.first()) : due.first();
    }

    boolean remove(DeferredRecord deferred) {
        return released.remove(deferred) || due.remove(deferred);
    }

    int size() {
        return due.size() + released.size();
    }

    /** Without those that were released, which have a time to come. */
    int sizeOfDue() {
        return due.size();
    }

    List<DeferredRecord> matching(Predicate<DeferredRecord> which) {
        return Stream.of(due, released).flatMap(NavigableSet::stream).filter(which).toList();
    }

    void moveTo(Ready other, Predicate<DeferredRecord> which) {
        other.due.addAll(due.stream().filter(which).toList());
        other.released.addAll(released.stream().filter(which).toList());
        due.removeIf(which);
        released.removeIf(which);
    }
}
