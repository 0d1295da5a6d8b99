package io.serai.chaos;

import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Ends a scenario: all is healed, all is answered that will be, and what was seen is collected. */
final class Inquest {
    /** Without any answer in that time, no more will come. */
    private static final Duration NEXT_ANSWER = Duration.ofMinutes(2);

    private static final Duration LAST_COMMITS = Duration.ofSeconds(30);

    /** The broker ends an open transaction after 30 s. */
    private static final Duration OPEN_TRANSACTIONS = Duration.ofSeconds(50);

    private static final Duration READING = Duration.ofMinutes(2);
    private static final Duration ONE_LOOK = Duration.ofSeconds(30);

    private final Stage stage;

    Inquest(Stage stage) {
        this.stage = stage;
    }

    Evidence hold() {
        stage.cluster().heal();
        revive();
        stage.traffic().stop();
        Set<String> sources = sources();
        awaitAnswers(sources);
        boolean _ = Patience.within(LAST_COMMITS, this::allCommitted);
        stage.workers().forEach(Worker::terminate);
        stage.workers().forEach(Worker::stop);
        Ends ends = new Ends(stage.cluster().admin(), stage.mailbox());
        boolean _ = Patience.within(OPEN_TRANSACTIONS, () -> ends.held().isEmpty());
        Patience.await("the reader is at the end", READING, () -> ends.caughtUp(ONE_LOOK));
        return new Evidence(
                stage.team(),
                stage.traffic().sent(),
                stage.mailbox().received(),
                sum(StandIn::callsByMarker),
                sum(StandIn::answersByMarker),
                stage.harms().all(),
                stage.lookout().claims(),
                stage.lookout().peaks(),
                stage.workers().stream().flatMap(worker -> worker.ended().stream()).toList(),
                ends.held());
    }

    private void revive() {
        for (Worker worker : stage.workers()) {
            worker.way().become(new Link.Sound());
            if (worker.isAlive()) {
                worker.jvm().thaw();
            }
            worker.start();
        }
        stage.workers().forEach(Worker::awaitStart);
    }

    /** As long as they come: a machine may be slow. */
    private void awaitAnswers(Set<String> sources) {
        boolean comes = true;
        while (comes && !stage.mailbox().answered().containsAll(sources)) {
            int before = stage.mailbox().answered().size();
            comes = Patience.within(NEXT_ANSWER, () -> stage.mailbox().answered().size() > before);
        }
    }

    private Set<String> sources() {
        return Set.copyOf(stage.traffic().sent().stream().map(Sent::source).toList());
    }

    private boolean allCommitted() {
        stage.lookout().look();
        Claims claims = stage.lookout().claims();
        return stage.traffic().sent().stream()
                .allMatch(sent ->
                        claims.firstSeen(sent.topic(), sent.partition(), sent.offset())
                                .isPresent());
    }

    /** Over the providers of all workers. */
    private Map<String, Integer> sum(Function<StandIn, Map<String, Integer>> counts) {
        Map<String, Integer> all = new HashMap<>();
        for (Worker worker : stage.workers()) {
            counts.apply(worker.provider())
                    .forEach((id, count) -> all.merge(id, count, Integer::sum));
        }
        return all;
    }
}
