package io.serai.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * All parts of one consuming end point, and their three threads: poll, commit, and reader of
 * deferred records.
 */
final class Engine implements Deliveries.GroupCommitGate {
    private static final Duration FOR_THE_LAST_COMMIT = Duration.ofSeconds(30);

    private final KafkaParallelOptions options;
    private final Holdings holdings;
    private final Slots slots;
    private final DeferralQueue deferred;
    private final LostRanges lost = new LostRanges();
    private final Bell settled = new Bell();
    private final Lease lease = new Lease(this::askForCommit);
    private final CommitWatch watch;
    private final Intake intake;
    private final GroupCommit commit;
    private final PollLoop poll;
    private final Reader reader;
    private final Deliveries deliveries;
    private @Nullable Thread polling;
    private @Nullable Thread committing;
    private @Nullable Thread reading;

    Engine(KafkaParallelEndpoint endpoint, Identity identity, RouteRun run, Processor route) {
        this.options = endpoint.getOptions();
        KafkaParallelComponent component = endpoint.component();
        Clients clients = component.clients();
        Outcry outcry = new Outcry(identity, component.fencedListener());
        holdings = new Holdings();
        slots = new Slots(ownBudget(options), component.getBudget());
        deferred = new DeferralQueue(component.getDeferrals(), component.clock());
        watch = new CommitWatch(outcry, this::afterCommit);
        deliveries =
                new Deliveries(run, route, deliveryParts(component), lastResort(endpoint, run));
        intake = new Intake(holdings, slots, deliveries::start);
        commit = groupCommit(component, identity);
        poll = new PollLoop(endpoint.topics(), pollParts(endpoint, identity, outcry));
        reader = new Reader(deferred, intake, slots, clients::reader, lost);
    }

    private static InFlightBudget ownBudget(KafkaParallelOptions options) {
        long bytes = options.getMaxInFlightBytes();
        return new InFlightBudget(
                options.getMaxInFlight(), bytes > 0 ? bytes : Runtime.getRuntime().maxMemory() / 4);
    }

    private Deliveries.DeliveryParts deliveryParts(KafkaParallelComponent component) {
        Backoff backoff =
                new Backoff(options.getRedeliveryDelay(), options.getMaxRedeliveryDelay());
        return new Deliveries.DeliveryParts(
                this, deferred, backoff, options.getRedeliveries(), component.clock());
    }

    private @Nullable LastResort lastResort(KafkaParallelEndpoint endpoint, RouteRun run) {
        String uri = options.getLastResort();
        return uri == null ? null : new LastResort(endpoint.getCamelContext(), run, uri);
    }

    private GroupCommit groupCommit(KafkaParallelComponent component, Identity identity) {
        Clients clients = component.clients();
        CommitQueue queue = new CommitQueue(options.getMaxInFlight());
        Unavailable unavailable =
                new Unavailable(component.getTopics()::hasLeader, component.clock());
        Refusals refusals = new Refusals(component.getTopics(), component.enlistment());
        CommitParts parts =
                new CommitParts(
                        queue,
                        holdings,
                        new Planner(queue, options.getMaxMetadata()),
                        unavailable,
                        new Suspects(refusals, unavailable, queue, deliveries::refused),
                        new Reconciliation(clients::admin, identity.groupId())::committed,
                        new Rival(clients::admin, identity, holdings),
                        clients.transactionTimeout());
        Transactor transactor =
                new Transactor(() -> clients.transactional(identity.transactionalId()), lease);
        return new GroupCommit(options.getCommitInterval(), parts, transactor, watch);
    }

    private PollParts pollParts(KafkaParallelEndpoint endpoint, Identity identity, Outcry outcry) {
        TopicIds ids = new TopicIds(endpoint.component().getTopics()::admin);
        Rebalance.RebalanceParts rebalance =
                new Rebalance.RebalanceParts(
                        holdings,
                        commit,
                        deferred,
                        slots,
                        lost,
                        settled,
                        lease,
                        ids,
                        new TopicWatch(ids::of));
        return new PollParts(
                new Member(endpoint.component().clients(), options, identity),
                commit,
                holdings,
                intake,
                new Assignments(endpoint.topics(), options.getAssignmentListener()),
                outcry,
                (consumer, running) -> new Rebalance(consumer, options, rebalance, running));
    }

    void start(String name) {
        committing = thread(name + "-commit", commit);
        polling = thread(name + "-poll", poll);
        reading = thread(name + "-reader", reader);
    }

    private static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name("kafka-parallel-" + name).start(work);
    }

    /** Begins nothing more and takes idle deliveries back; what runs goes on and is committed. */
    void suspend() {
        intake.shut();
        holdings.now().all().forEach(Partition::recallIdle);
    }

    void resume() {
        intake.open();
    }

    /** Commits what has finished, leaves the group and ends. */
    void stop() {
        suspend();
        reader.end();
        poll.end();
        join(polling, FOR_THE_LAST_COMMIT.plusSeconds(15));
        commit.end();
        join(committing, FOR_THE_LAST_COMMIT);
        join(reading, Duration.ofSeconds(5));
    }

    private static void join(@Nullable Thread thread, Duration atMost) {
        try {
            if (thread != null && thread != Thread.currentThread()) {
                boolean _ = thread.join(atMost);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void finished(Delivery delivery) {
        commit.finished(delivery);
    }

    @Override
    public void freed() {
        intake.dispatch();
        settled.ring();
    }

    private void askForCommit() {
        commit.hurry();
    }

    private void afterCommit() {
        intake.dispatch();
        settled.ring();
    }

    /** Begun and not yet committed. */
    int pending() {
        return List.copyOf(holdings.now().all()).stream().mapToInt(Partition::inFlight).sum();
    }

    EngineView view() {
        return new EngineView(holdings, slots, deferred, lost, watch, poll, deliveries);
    }
}
