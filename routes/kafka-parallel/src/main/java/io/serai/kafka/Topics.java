package io.serai.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What is known of topics, asked at most once a minute each. A topic is looked up in the thread
 * that needs it, so that only that record waits when the answer is slow.
 */
public final class Topics implements AutoCloseable {
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration ABSENCE_KEPT = Duration.ofSeconds(2);
    private static final Duration STALE_KEPT = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** When to look again before a topic is held for absent. */
    private static final List<Duration> SECOND_LOOKS =
            List.of(
                    Duration.ofMillis(200),
                    Duration.ofMillis(400),
                    Duration.ofMillis(800),
                    Duration.ofMillis(1600));

    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Optional<TopicFacts>>> asked =
            new ConcurrentHashMap<>();
    private final Supplier<Admin> opened;
    private volatile @org.jspecify.annotations.Nullable Admin admin;

    private record Known(Optional<TopicFacts> facts, Instant until) {}

    Topics(Supplier<Admin> opened, InstantSource clock) {
        this.opened = opened;
        this.clock = clock;
    }

    /**
     * The facts of a topic, empty if there is none. While Kafka does not answer, what was known
     * before holds.
     *
     * @throws org.apache.kafka.common.errors.TopicAuthorizationException if this client may not see
     *     it
     * @throws KafkaException if nothing is known and there is no answer within 5 s
     */
    public Optional<TopicFacts> describe(String topic) {
        Known cached = known.get(topic);
        if (cached != null && clock.instant().isBefore(cached.until())) {
            return cached.facts();
        }
        try {
            return describeTogether(topic);
        } catch (RetriableException e) {
            if (cached == null || cached.facts().isEmpty()) {
                throw e;
            }
            known.put(topic, new Known(cached.facts(), clock.instant().plus(STALE_KEPT)));
            return cached.facts();
        }
    }

    /** Of many threads that ask at the same time, one asks Kafka. */
    private Optional<TopicFacts> describeTogether(String topic) {
        CompletableFuture<Optional<TopicFacts>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<TopicFacts>> other = asked.putIfAbsent(topic, mine);
        if (other != null) {
            return answer(other);
        }
        try {
            Optional<TopicFacts> facts = describePatiently(topic);
            mine.complete(facts);
            return facts;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            asked.remove(topic, mine);
        }
    }

    /**
     * A topic that was created a moment ago is not known to every broker yet; until the last look
     * nobody is told that it is absent.
     */
    private Optional<TopicFacts> describePatiently(String topic) {
        Optional<TopicFacts> facts = ask(topic);
        for (Duration pause : SECOND_LOOKS) {
            if (facts.isEmpty()) {
                pause(pause);
                facts = ask(topic);
            }
        }
        return kept(topic, facts);
    }

    private static void pause(Duration pause) {
        try {
            boolean _ = new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** As {@link #describe}, but never from memory. */
    Optional<TopicFacts> describeNow(String topic) {
        return kept(topic, ask(topic));
    }

    private Optional<TopicFacts> kept(String topic, Optional<TopicFacts> facts) {
        Duration kept = facts.isPresent() ? KEPT : ABSENCE_KEPT;
        known.put(topic, new Known(facts, clock.instant().plus(kept)));
        return facts;
    }

    /** Whether the partition has a leader now. */
    boolean hasLeader(Enlisted.Destination destination) {
        return partitions(destination.topic())
                .map(topic ->
                        topic.partitions().stream()
                                .filter(partition ->
                                        partition.partition() == destination.partition())
                                .anyMatch(partition ->
                                        partition.leader() != null
                                                && !partition.leader().isEmpty()))
                .orElse(true);
    }

    private Optional<TopicFacts> ask(String topic) {
        return partitions(topic)
                .map(description ->
                        new TopicFacts(description.partitions().size(), maxMessageBytes(topic)));
    }

    private Optional<TopicDescription> partitions(String topic) {
        try {
            return Optional.ofNullable(
                    answer(admin().describeTopics(List.of(topic)).allTopicNames()).get(topic));
        } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
            return Optional.empty();
        }
    }

    /**
     * Where the configuration may not be read, only the broker knows, and refuses at the commit.
     */
    private int maxMessageBytes(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config config =
                    Objects.requireNonNull(
                            answer(admin().describeConfigs(List.of(resource)).all()).get(resource));
            return Integer.parseInt(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
        } catch (AuthorizationException e) {
            return Integer.MAX_VALUE;
        }
    }

    private static <T> T answer(Future<T> future) {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "No answer within " + LIMIT, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    synchronized Admin admin() {
        Admin open = admin;
        if (open == null) {
            open = opened.get();
            admin = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
            admin = null;
        }
    }
}
