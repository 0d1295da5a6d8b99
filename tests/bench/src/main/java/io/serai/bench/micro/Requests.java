package io.serai.bench.micro;

import io.serai.codec.Decoded;
import io.serai.codec.RequestCodec;
import io.serai.model.Classification;
import io.serai.model.Envelope;
import io.serai.model.Original;
import io.serai.model.ReplyTo;
import io.serai.model.Request;
import io.serai.model.RequestId;
import io.serai.model.Source;
import io.serai.model.Team;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The 2 KB request of the benchmark, in the forms it takes on its way. */
final class Requests {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Requests() {}

    static byte[] value() {
        return """
        {"model": "gpt-6-sol", "messages": [{"role": "user", "content": "%s"}]}
        """
                .formatted("x".repeat(1_970))
                .getBytes(StandardCharsets.UTF_8);
    }

    static Original original() {
        return Original.of(new byte[] {1}, value(), List.of(), NOON);
    }

    static Envelope envelope() {
        return new Envelope(
                new RequestId("order-4711"),
                new Source("ai.requests", 3, 42),
                0,
                Team.DEFAULT,
                ReplyTo.topic("ai.replies"),
                NOON,
                NOON.plusSeconds(3600),
                false,
                original());
    }

    static Request request() {
        return switch (new RequestCodec().decode(original())) {
            case Decoded.Understood(var draft) -> draft.admit(envelope(), Classification.INTERNAL);
            case Decoded.Misunderstood(var failure, _) ->
                    throw new IllegalStateException(failure.toString());
        };
    }
}
