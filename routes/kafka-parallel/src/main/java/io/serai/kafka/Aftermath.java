package io.serai.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from each end of a commit: settled, or back into the queue with the same results.
 * Nothing is dropped, and no outcome is guessed.
 */
final class Aftermath {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    /** A place that has taken nothing so often in a row may have been lost by the producer. */
    private static final int LOST = 2;

    /**
     * What a producer was asked for so often in vain it may never do: with its books wrong (see
     * {@link #again}) it waits for what it does not send. A new one ends the transaction, and the
     * committed offsets tell what became of it.
     */
    private static final int IN_VAIN = 3;

    private final CommitParts parts;
    private final Transactor transactor;
    private final CommitObserver observer;
    private final Patience patience;

    Aftermath(
            CommitParts parts, Transactor transactor, CommitObserver observer, Patience patience) {
        this.parts = parts;
        this.transactor = transactor;
        this.observer = observer;
        this.patience = patience;
    }

    /** The batch was begun at the given {@code System.nanoTime()}. */
    void of(Batch batch, CommitEnd first, long begun) {
        CommitEnd end = first;
        int asked = 1;
        while (end instanceof CommitEnd.Unknown(Exception cause) && !patience.hasEnded()) {
            failed(end);
            end = asked++ < IN_VAIN ? transactor.commit() : new CommitEnd.Fatal(cause);
        }
        conclude(batch, end, begun);
    }

    private void conclude(Batch batch, CommitEnd end, long begun) {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        observer.ended(end, took, batch);
        switch (end) {
            case CommitEnd.Committed _ -> settle(batch);
            case CommitEnd.Abortable(TimeoutException late, _) when batch.hasGone() ->
                    recover(batch, new CommitEnd.Fatal(late));
            case CommitEnd.Abortable abortable -> again(batch, abortable, begun);
            case CommitEnd.Unknown(Exception cause) ->
                    LOG.atError()
                            .log(
                                    "Stopped while a commit's outcome was unknown: {}",
                                    cause.toString());
            case CommitEnd.Fatal fatal -> recover(batch, fatal);
            case CommitEnd.Fenced fenced -> fenced(batch, fenced, took);
        }
    }

    private void settle(Batch batch) {
        patience.succeeded();
        batch.plans().forEach(this::settle);
        observer.settled();
    }

    private void settle(Plan plan) {
        plan.partition().committed(plan);
        for (Delivery delivery : plan.deliveries()) {
            delivery.enlisted().forEach(it -> parts.unavailable().worked(it.destination()));
            delivery.free();
        }
    }

    /**
     * An aborted transaction whose answers come late can leave a producer's books of a partition
     * wrong for good (clients 4.3, seen when a broker came back: "it was never set for this
     * partition" in its network thread): what is sent there expires for ever after, unsent. A new
     * producer has new books.
     */
    private void again(Batch batch, CommitEnd.Abortable abortable, long begun) {
        List<Delivery> rest = new ArrayList<>(batch.deliveries());
        boolean wasAlone = rest.size() == 1;
        rest.forEach(Delivery::stain);
        abortable.suspects().stream().map(SendFailure::delivery).forEach(rest::remove);
        if (abortable.suspects().isEmpty()) {
            failed(abortable);
        }
        Optional<CommitEnd> worse = abort(batch);
        if (worse.isPresent()) {
            conclude(batch, worse.get(), begun);
        } else {
            parts.queue().addAll(rest);
            if (parts.suspects().judge(abortable.suspects(), wasAlone) >= LOST) {
                persist(transactor::renew);
            }
        }
    }

    /**
     * What cannot be aborted is left to a new producer; at once where a topic is gone, as this one
     * asks for its offsets before it asks for the end.
     */
    private Optional<CommitEnd> abort(Batch batch) {
        int asked = 1;
        while (true) {
            try {
                transactor.abort();
                return Optional.empty();
            } catch (TimeoutException | InterruptException e) {
                if (patience.hasEnded()) {
                    return Optional.of(new CommitEnd.Unknown(e));
                }
                if (asked++ == IN_VAIN || batch.hasGone()) {
                    return Optional.of(new CommitEnd.Fatal(e));
                }
                failed(new CommitEnd.Abortable(e, List.of()));
            } catch (RuntimeException e) {
                return Optional.of(CommitEnd.beyondAbort(e));
            }
        }
    }

    private void recover(Batch batch, CommitEnd.Fatal fatal) {
        failed(fatal);
        persist(() -> {
            transactor.renew();
            sortOut(batch, parts.committed().get());
        });
    }

    /** Tries until it is done or the consumer ends. */
    private void persist(Runnable step) {
        while (!patience.hasEnded()) {
            try {
                step.run();
                return;
            } catch (RuntimeException e) {
                failed(new CommitEnd.Fatal(e));
            }
        }
    }

    private void sortOut(Batch batch, Map<TopicPartition, Progress> committed) {
        List<Plan> done = batch.plans().stream().filter(it -> isDone(it, committed)).toList();
        List<Delivery> open = new ArrayList<>(batch.deliveries());
        done.forEach(plan -> open.removeAll(plan.deliveries()));
        open.forEach(Delivery::stain);
        done.forEach(this::settle);
        parts.queue().addAll(open);
        observer.settled();
    }

    private static boolean isDone(Plan plan, Map<TopicPartition, Progress> committed) {
        Progress progress = committed.getOrDefault(plan.partition().id(), Progress.from(0));
        return !plan.deliveries().isEmpty()
                && progress.speaksOf(plan.progress().topic())
                && plan.deliveries().stream().allMatch(it -> progress.isDone(it.offset()));
    }

    private void fenced(Batch batch, CommitEnd.Fenced fenced, Duration open) {
        boolean timedOut = open.compareTo(parts.transactionTimeout()) > 0;
        if (timedOut && parts.rival().isAbsent()) {
            recover(batch, new CommitEnd.Fatal(fenced.cause()));
        } else {
            patience.end();
            observer.fenced(fenced.cause());
        }
    }

    private void failed(CommitEnd end) {
        observer.failed(end);
        LOG.atWarn().log("Commit failed, trying again: {}", end);
        int _ = patience.failed();
    }
}
