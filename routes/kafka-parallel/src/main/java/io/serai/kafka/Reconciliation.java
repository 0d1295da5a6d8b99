package io.serai.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Reads what the group has committed, when a producer died without telling. */
final class Reconciliation {
    private final Supplier<Admin> opened;
    private final String groupId;

    Reconciliation(Supplier<Admin> opened, String groupId) {
        this.opened = opened;
        this.groupId = groupId;
    }

    Map<TopicPartition, Progress> committed() {
        ListConsumerGroupOffsetsOptions stable =
                new ListConsumerGroupOffsetsOptions().requireStable(true);
        try (Admin admin = opened.get()) {
            Map<TopicPartition, Progress> all = new HashMap<>();
            admin.listConsumerGroupOffsets(groupId, stable)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((id, offset) -> all.put(id, progress(offset)));
            return all;
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "The committed offsets of " + groupId + " cannot be read", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Progress progress(@org.jspecify.annotations.Nullable OffsetAndMetadata offset) {
        return offset == null
                ? Progress.from(0)
                : ProgressCodec.decode(offset.offset(), offset.metadata());
    }
}
