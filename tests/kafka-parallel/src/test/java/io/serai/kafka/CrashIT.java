package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised when worker processes are killed, doubled or frozen. */
class CrashIT {
    private static final int MAX_IN_FLIGHT = 64;

    /** How long the place of a dead member is kept, with both protocols. */
    private static final Duration SESSION = Duration.ofSeconds(45);

    private final Kafka kafka = new Kafka(Broker.servers());
    private final String group = "g-" + UUID.randomUUID();
    private String requests;
    private String replies;

    @BeforeEach
    void topics() {
        requests = kafka.topic("requests", 4);
        replies = kafka.topic("replies", 2);
    }

    private Child worker(Journal journal, String id, String protocol, int callMillis) {
        return worker(journal, id, protocol, callMillis, "none", false);
    }

    private Child worker(
            Journal journal,
            String id,
            String protocol,
            int callMillis,
            String order,
            boolean hesitates) {
        return Child.java(
                List.of(),
                WorkerProcess.class,
                journal.file(),
                id,
                kafka.servers(),
                requests,
                replies,
                group,
                protocol,
                callMillis,
                MAX_IN_FLIGHT,
                order,
                hesitates);
    }

    private void awaitCalls(Journal journal, int count) {
        await().atMost(Duration.ofMinutes(2)).until(() -> journal.calls().size() >= count);
    }

    private void awaitOneReplyEach(int count) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> kafka.read(replies).size() >= count);
        assertThat(kafka.keys(replies))
                .containsExactlyInAnyOrder(
                        IntStream.range(0, count).mapToObj(n -> "r" + n).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer", "classic"})
    void aKilledWorkerRepeatsOnlyWhatItHadBegunAndNotCommitted(String protocol) {
        kafka.setGroup(group, Map.of("consumer.session.timeout.ms", "" + SESSION.toMillis()));
        kafka.send(requests, 400);
        Journal before = new Journal();
        Journal after = new Journal();
        Set<String> answered;
        try (Child first = worker(before, "w1", protocol, 300)) {
            awaitCalls(before, 150);
            first.kill();
            answered = new HashSet<>(kafka.keys(replies));
        }
        assertThat(answered).isNotEmpty();
        long start = System.nanoTime();
        try (Child second = worker(after, "w1", protocol, 300)) {
            await().atMost(SESSION.minusSeconds(5)).until(() -> !after.calls().isEmpty());
            System.out.printf(
                    "restart, %s: first call %d ms after the start of its JVM%n",
                    protocol, Duration.ofNanos(System.nanoTime() - start).toMillis());
            awaitOneReplyEach(400);
            assertThat(second.isAlive()).isTrue();
        }
        Set<String> begun = new HashSet<>(before.keys());
        assertThat(after.keys()).doesNotHaveDuplicates().doesNotContainAnyElementsOf(answered);
        List<Journal.Call> repeated =
                after.calls().stream().filter(call -> begun.contains(call.key())).toList();
        assertThat(repeated).isNotEmpty().hasSizeLessThanOrEqualTo(MAX_IN_FLIGHT);
        assertThat(repeated).allMatch(Journal.Call::possiblyRepeated);
    }

    @Test
    void theYoungerOfTwoProcessesWithOneIdGoesOn() {
        kafka.send(requests, 300);
        Journal before = new Journal();
        Journal after = new Journal();
        try (Child older = worker(before, "w1", "consumer", 200)) {
            awaitCalls(before, 100);
            try (Child younger = worker(after, "w1", "consumer", 200)) {
                assertThat(older.awaitExit()).isEqualTo(3);
                assertThat(older.output())
                        .contains("FENCED Another process runs with the worker id 'w1'");
                awaitOneReplyEach(300);
                assertThat(younger.isAlive()).isTrue();
            }
        }
    }

    /**
     * Frozen amid long calls, and long waits for others: nothing is then between the look at the
     * lease and the call.
     */
    @Test
    void aFrozenWorkerBeginsAndPublishesNothingWhenItThaws() {
        kafka.send(requests, 200);
        Journal frozen = new Journal();
        Journal other = new Journal();
        try (Child first = worker(frozen, "w1", "consumer", 8_000, "none", true)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> started(frozen, first) >= MAX_IN_FLIGHT);
            first.freeze();
            List<String> called = frozen.keys();
            assertThat(called).isNotEmpty();
            assertThat(started(frozen, first)).isGreaterThan(called.size());
            try (Child second = worker(other, "w2", "consumer", 100)) {
                awaitOneReplyEach(200);
                List<String> answered = kafka.keys(replies);
                first.thaw();
                awaitOneReplyEach(sendUntilItBeginsOne(frozen, 200));
                assertThat(frozen.keys())
                        .as("no call for what others have answered")
                        .filteredOn(answered::contains)
                        .containsExactlyElementsOf(called);
                assertThat(second.isAlive()).isTrue();
            }
        }
    }

    private static int started(Journal journal, Child worker) {
        Set<String> keys = new HashSet<>(journal.keys());
        worker.output()
                .lines()
                .filter(line -> line.startsWith(WorkerProcess.HESITATES))
                .forEach(line -> keys.add(line.substring(WorkerProcess.HESITATES.length())));
        return keys.size();
    }

    private int sendUntilItBeginsOne(Journal journal, int before) {
        int begun = journal.calls().size();
        AtomicInteger sent = new AtomicInteger(before);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    kafka.send(requests, sent.getAndAdd(20), 20);
                    return journal.calls().size() > begun;
                });
        return sent.get();
    }

    @Test
    void killedAgainAndAgainTheRepliesOfEachKeyStayInOrder() {
        Turns turns = new Turns(30, 20);
        turns.send(kafka, requests);
        int answered = 0;
        for (int kill = 0; kill < 2; kill++) {
            try (Child worker = worker(new Journal(), "w1", "consumer", 150, "key", false)) {
                int enough = answered + 60;
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> kafka.read(replies).size() >= enough);
                worker.kill();
            }
            answered = kafka.read(replies).size();
        }
        assertThat(answered).isLessThan(turns.total());
        try (Child _ = worker(new Journal(), "w2", "consumer", 50, "key", false)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> kafka.read(replies).size() >= turns.total());
        }
        turns.assertInOrder(kafka.read(replies));
    }
}
