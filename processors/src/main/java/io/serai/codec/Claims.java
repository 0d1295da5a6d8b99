package io.serai.codec;

import io.serai.model.ReplyTo;
import io.serai.model.RequestId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What could be read of a request whatever else is wrong with it: enough to answer it. A partition
 * without a topic is one of the topic that replies go to anyway.
 */
public record Claims(
        Optional<RequestId> id, Optional<String> replyTopic, OptionalInt replyPartition) {
    /** Where the reply is asked to go, if the producer asked at all. */
    public Optional<ReplyTo> replyTo(String otherwise) {
        return replyTopic.isEmpty() && replyPartition.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReplyTo(replyTopic.orElse(otherwise), replyPartition));
    }
}
