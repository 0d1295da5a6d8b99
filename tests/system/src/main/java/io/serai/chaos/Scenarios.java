package io.serai.chaos;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All there are, in the order in which they are played. */
final class Scenarios {
    private Scenarios() {}

    /** But for the soak, which ends a programme. */
    static List<Scenario> all() {
        return List.of(
                new WorkerKills(5),
                new BrokerKills(),
                new TransactionCuts(2),
                new CoordinatorMoves(3),
                new RollingRestart(Duration.ofSeconds(30)),
                new FrozenWorker(),
                new BrokerNetwork(),
                new ProviderNetwork(),
                new PoisonRecords(),
                new OutageKills(),
                new DrainKills(),
                new LargeRecords(),
                new TopicChanges(),
                new TopicDeletion(),
                new MissingReplyTopic(),
                new ClockSkew(),
                new FullDisk());
    }

    /** Of all, and of the soak. */
    static List<String> names() {
        return Stream.concat(all().stream().map(Scenario::name), Stream.of(Soak.NAME)).toList();
    }
}
