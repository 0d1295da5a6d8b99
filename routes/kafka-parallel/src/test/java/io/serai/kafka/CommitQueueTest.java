package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommitQueueTest {
    private static final int ENOUGH = 5;
    private static final Enlisted.Destination REPLIES = new Enlisted.Destination("replies", 0);
    private static final Enlisted.Destination GONE = new Enlisted.Destination("gone", 0);

    private final CommitQueue queue = new CommitQueue(2 * ENOUGH);

    private List<Boolean> add(int count, Enlisted.Destination destination) {
        return Finished.deliveries(count, destination).stream().map(queue::add).toList();
    }

    private int take() {
        return queue.take(it -> it.enlisted().getFirst().destination().equals(REPLIES)).size();
    }

    @Test
    void aCommitIsDueOnceHalfOfThePlacesWaitForIt() {
        assertThat(add(ENOUGH - 1, REPLIES)).containsExactly(true, false, false, false);
        assertThat(queue.isCommitDue()).isFalse();
        assertThat(add(1, REPLIES)).containsExactly(true);
        assertThat(queue.isCommitDue()).isTrue();

        assertThat(take()).isEqualTo(ENOUGH);
        assertThat(queue.isCommitDue()).isFalse();
    }

    @Test
    void thoseThatStayBehindCallForNone() {
        add(ENOUGH, GONE);
        assertThat(take()).isZero();
        add(ENOUGH - 1, REPLIES);
        assertThat(queue.isCommitDue()).isFalse();
        add(1, REPLIES);
        assertThat(queue.isCommitDue()).isTrue();
    }

    @Test
    void whatDoesNotFitIntoOneTransactionCallsForTheNext() {
        CommitQueue large = new CommitQueue(10_000);
        Finished.deliveries(5_000, REPLIES).forEach(large::add);
        assertThat(large.take(_ -> true)).hasSize(2_000);
        assertThat(large.isCommitDue()).isTrue();
    }
}
