package io.serai.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** What the next commit says of one partition. */
record Plan(Partition partition, Progress progress, String metadata, List<Delivery> deliveries) {

    static Plan of(Partition partition, Progress progress, List<Delivery> deliveries) {
        return new Plan(partition, progress, ProgressCodec.encode(progress), deliveries);
    }

    OffsetAndMetadata offset() {
        return new OffsetAndMetadata(progress.mark(), metadata);
    }
}
