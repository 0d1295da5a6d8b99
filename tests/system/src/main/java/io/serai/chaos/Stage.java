package io.serai.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a scenario is played on: workers of a team of their own, and the requests that flow. */
final class Stage implements AutoCloseable {
    private static final Duration STARTING = Duration.ofMinutes(3);

    /** Well below a session, so that what others took over is not yet settled. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);

    private static final Duration READING = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final Team team;
    private final Staging staging;
    private final RandomGenerator random;
    private final List<Worker> workers;
    private final Traffic traffic;
    private final Mailbox mailbox;
    private final Lookout lookout;
    private final Harms harms = new Harms();
    private final List<String> remarks = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private int brokerKills;
    private @Nullable Double memorySlope;

    Stage(Cluster cluster, Path folder, Team team, RandomGenerator random, Staging staging) {
        this.cluster = cluster;
        this.team = team;
        this.random = random;
        this.staging = staging;
        String servers = staging.proxied() ? cluster.proxiedServers() : cluster.servers();
        workers =
                IntStream.rangeClosed(1, staging.workers())
                        .mapToObj(n ->
                                new Worker(team.name() + "-w" + n, folder, team, servers, staging))
                        .toList();
        traffic = new Traffic(cluster.servers(), team);
        mailbox = new Mailbox(cluster.servers(), team);
        lookout = new Lookout(cluster.admin(), team, workers);
    }

    /** Returns when the workers take requests and the stream flows. */
    void open() {
        workers.forEach(Worker::start);
        workers.forEach(Worker::awaitStart);
        traffic.flow(staging);
        Patience.await("the first answers", STARTING, () -> mailbox.answered().size() > 10);
    }

    Cluster cluster() {
        return cluster;
    }

    Team team() {
        return team;
    }

    Staging staging() {
        return staging;
    }

    RandomGenerator random() {
        return random;
    }

    List<Worker> workers() {
        return workers;
    }

    Worker anyWorker() {
        return workers.get(random.nextInt(workers.size()));
    }

    Traffic traffic() {
        return traffic;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Lookout lookout() {
        return lookout;
    }

    /** A time between the two, by chance. */
    Duration between(Duration shortest, Duration longest) {
        return Duration.ofMillis(random.nextLong(shortest.toMillis(), longest.toMillis()));
    }

    /** Lets requests flow for a time. */
    void flow(Duration time) {
        Patience.pass(time);
    }

    /** kill -9, with the open requests noted. */
    void kill(Worker worker) {
        worker.kill();
        harms.killed(worker, settled());
    }

    /** As a reader sees it now; throws where it does not: too many would be taken for open. */
    Settled settled() {
        requireCaughtUp(CATCHING_UP, "what is open");
        return Settled.of(traffic.sent(), mailbox.received());
    }

    private void requireCaughtUp(Duration limit, String what) {
        if (!new Ends(cluster.admin(), mailbox).caughtUp(limit)) {
            throw new IllegalStateException("the reader is behind: " + what + " is not known");
        }
    }

    /** Ids of all requests that a provider was called for. */
    Set<String> begun() {
        return workers.stream()
                .flatMap(worker -> worker.begun().stream())
                .collect(Collectors.toSet());
    }

    /** In MB per hour. */
    void memorySlope(double slope) {
        memorySlope = slope;
    }

    @Nullable Double memorySlope() {
        return memorySlope;
    }

    /** To be counted. */
    void brokerKilled() {
        brokerKills++;
    }

    int brokerKills() {
        return brokerKills;
    }

    /** What was begun and not settled at one of them may be called again. */
    Harms harms() {
        return harms;
    }

    /** Returns when all that was sent until now is answered. */
    void awaitAnswers(Duration limit) {
        List<Sent> sent = traffic.sent();
        Patience.await(
                "answers to " + sent.size() + " requests",
                limit,
                () -> sent.stream().allMatch(each -> mailbox.hasAnswer(each.source())));
    }

    /** What is there by now. */
    Expectation seen() {
        requireCaughtUp(READING, "what is there by now");
        return new Expectation(traffic.sent(), mailbox.received());
    }

    /** What a scenario is about: one whose harm did not happen has proved nothing, and fails. */
    void happened(String harm, boolean did) {
        if (!did) {
            missed.add("the harm did not happen: " + harm);
        }
    }

    /** What should have happened and did not. */
    List<String> missed() {
        return List.copyOf(missed);
    }

    /** Something for the report. */
    void remark(String text) {
        remarks.add(text);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** What is left of the team goes, too: other workers would not start beside its backlog. */
    @Override
    public void close() {
        traffic.close();
        lookout.close();
        mailbox.close();
        workers.forEach(Worker::close);
        cluster.delete(team.topics());
    }
}
