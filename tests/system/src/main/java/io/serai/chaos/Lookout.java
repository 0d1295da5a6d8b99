package io.serai.chaos;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Looks twice a second at what groups have committed and at the memory of the workers. */
final class Lookout implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Admin admin;
    private final Team team;
    private final List<Worker> workers;
    private final InstantSource clock = InstantSource.system();
    private final Claims claims = new Claims();
    private final Map<String, Long> peaks = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closing;

    Lookout(Admin admin, Team team, List<Worker> workers) {
        this.admin = admin;
        this.team = team;
        this.workers = workers;
        thread = Thread.ofPlatform().daemon().name("lookout").start(this::run);
    }

    private void run() {
        while (!closing) {
            try {
                workers.stream().filter(Worker::isAlive).forEach(this::weigh);
                look();
            } catch (IllegalStateException e) {
                // Kafka is away: the next look
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    /** Nothing is known of one that has just ended, nor of any where there is no /proc. */
    private void weigh(Worker worker) {
        long resident = worker.jvm().residentBytes();
        if (resident > 0) {
            peaks.merge(worker.id(), resident, Math::max);
        }
    }

    void look() {
        for (String group : team.groups()) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    Answers.of(
                            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            long at = clock.millis();
            committed.forEach((id, offset) -> {
                if (offset != null) {
                    claims.saw(id, Progress.of(offset), at);
                }
            });
        }
    }

    Claims claims() {
        return claims;
    }

    /** The most resident memory of each worker, in bytes, of those that were measured. */
    Map<String, Long> peaks() {
        return Map.copyOf(peaks);
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
