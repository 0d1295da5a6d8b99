package io.serai.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka which topics there are behind their names. */
final class TopicIds {
    private final Supplier<Admin> admin;

    TopicIds(Supplier<Admin> admin) {
        this.admin = admin;
    }

    /** The ids of those that exist. */
    CompletableFuture<Map<String, Uuid>> of(Collection<String> topics) {
        CompletableFuture<Map<String, Uuid>> all = CompletableFuture.completedFuture(Map.of());
        for (var topic : admin.get().describeTopics(topics).topicNameValues().entrySet()) {
            all =
                    all.thenCombine(
                            id(topic.getValue().toCompletionStage()),
                            (ids, id) -> {
                                Map<String, Uuid> more = new HashMap<>(ids);
                                if (!id.equals(Uuid.ZERO_UUID)) {
                                    more.put(topic.getKey(), id);
                                }
                                return more;
                            });
        }
        return all;
    }

    private static CompletionStage<Uuid> id(CompletionStage<TopicDescription> described) {
        return described
                .thenApply(TopicDescription::topicId)
                .exceptionallyCompose(e ->
                        isAbsence(e)
                                ? CompletableFuture.completedFuture(Uuid.ZERO_UUID)
                                : CompletableFuture.failedFuture(e));
    }

    private static boolean isAbsence(Throwable e) {
        return e instanceof UnknownTopicOrPartitionException
                || e.getCause() instanceof UnknownTopicOrPartitionException;
    }
}
