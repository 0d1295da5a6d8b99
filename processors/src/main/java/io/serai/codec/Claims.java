package io.serai.codec;

import io.serai.model.ReplyTo;
import io.serai.model.RequestId;
import java.util.Optional;

/** What could be read of a request whatever else is wrong with it: enough to answer it. */
public record Claims(Optional<RequestId> id, Optional<ReplyTo> replyTo) {}
