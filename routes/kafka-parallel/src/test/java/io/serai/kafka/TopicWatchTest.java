package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/**
 * The consumer (clients 4.3) tells that a partition is lost before it takes it off its assignment.
 * A worker that took it back then died of it.
 */
class TopicWatchTest {
    private static final TopicPartition ID = new TopicPartition("requests", 3);
    private static final Map<String, Uuid> THERE = Map.of(ID.topic(), Uuid.randomUuid());

    private final AtomicInteger answers = new AtomicInteger();
    private final TopicWatch watch = new TopicWatch(_ -> answer());

    private CompletableFuture<Map<String, Uuid>> answer() {
        answers.incrementAndGet();
        return CompletableFuture.completedFuture(THERE);
    }

    private TopicWatch.Findings look(Set<TopicPartition> assigned) {
        return watch.look(assigned, Map.of());
    }

    private void lookUntilTaken() {
        await().until(() -> look(Set.of(ID)).there().contains(ID));
    }

    @Test
    void whatIsAssignedAndNotHeldIsTakenAtTheSecondAnswer() {
        lookUntilTaken();

        assertThat(answers).hasValue(2);
    }

    @Test
    void whatWasLostMeanwhileIsANewCase() {
        await().until(() -> look(Set.of(ID)).there().isEmpty() && answers.get() == 1);
        look(Set.of(ID));
        look(Set.of());

        lookUntilTaken();

        assertThat(answers).hasValue(3);
    }
}
