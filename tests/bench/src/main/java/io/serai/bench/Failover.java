package io.serai.bench;

import io.serai.bench.contender.Task;
import io.serai.codec.Reply;
import io.serai.codec.ReplyCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a broken primary adds to a request's time in Serai, until its circuit opens and afterwards:
 * all the time that is not spent in the call that answers, beside the same of a sound primary.
 */
final class Failover {
    private static final int PER_SECOND = 100;
    private static final int WARM_UP = 500;
    private static final int LONGEST_WARM_UP = 20;
    private static final int SOUND = 1_000;
    private static final int BROKEN = 1_000;
    private static final int IN_FLIGHT = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOG_UNIT = Duration.ofMillis(1);
    private static final Scenario SCENARIO =
            new Scenario("failover", "answers", Scenario.Shape.USUAL, IN_FLIGHT, 0, 0, 0);

    private final Testbed testbed;

    Failover(Testbed testbed) {
        this.testbed = testbed;
    }

    /** How a primary can be broken, and in the stand-ins' words. */
    enum Trouble {
        REFUSING("down"),
        HANGING("hangs"),
        OVERLOADED("overloaded");

        private final String phrase;

        Trouble(String phrase) {
            this.phrase = phrase;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param callsAfter calls that the primary got after its circuit had opened
     */
    record Added(
            String primary,
            int askedBefore,
            long addedBeforeP50Ms,
            long addedBeforeP99Ms,
            int askedAfter,
            long addedAfterP50Ms,
            long addedAfterP99Ms,
            int callsAfter) {}

    Added of(Trouble trouble) {
        Task task = testbed.course(SCENARIO);
        try {
            return run(trouble, task);
        } finally {
            testbed.clear(task);
        }
    }

    private Added run(Trouble trouble, Task task) {
        List<Reply> replies = new CopyOnWriteArrayList<>();
        testbed.behave("answers");
        try (Load load = new Load(task, SCENARIO.shape().requestBytes());
                Watch watch =
                        new Watch(
                                task.servers(),
                                task.replies(),
                                record -> replies.add(read(record)));
                SeraiRunner serai =
                        SeraiRunner.start(testbed, task, SeraiYaml.twoProviders(testbed, task))) {
            serai.awaitStart();
            int begin = warmUp(load, watch, replies);
            send(load, watch, SOUND);
            Instant begun = InstantSource.system().instant();
            testbed.change(trouble.phrase);
            send(load, watch, BROKEN);
            return new FailoverReplies(
                            trouble.word(),
                            replies.subList(begin, begin + SOUND),
                            replies.subList(begin + SOUND, begin + SOUND + BROKEN),
                            serai.opened(FailoverReplies.FIRST, begun).plus(LOG_UNIT))
                    .added();
        }
    }

    /**
     * Until the primary answers all: calls of a cold JVM may take longer than its response
     * time-out, which opens its circuit. Returns how many replies came.
     */
    private static int warmUp(Load load, Watch watch, List<Reply> replies) {
        for (int turn = 0; turn < LONGEST_WARM_UP; turn++) {
            int before = replies.size();
            send(load, watch, WARM_UP);
            if (replies.subList(before, replies.size()).stream()
                    .allMatch(FailoverReplies::isByFirst)) {
                return replies.size();
            }
        }
        throw new IllegalStateException("the primary never answered all: the machine is too busy");
    }

    private static Reply read(ConsumerRecord<byte[], byte[]> record) {
        return ReplyCodec.decode(record.value()).orElseThrow();
    }

    private static void send(Load load, Watch replies, int count) {
        int before = replies.count();
        load.pace(count, PER_SECOND, new Departures());
        if (!replies.await(before + count, PATIENCE)) {
            throw new IllegalStateException("only " + replies.count() + " replies came");
        }
    }
}
