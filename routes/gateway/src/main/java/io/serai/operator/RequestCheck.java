package io.serai.operator;

import io.serai.codec.Claims;
import io.serai.codec.Decoded;
import io.serai.codec.RequestCodec;
import io.serai.model.Original;
import io.serai.model.RecordHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Serai would say of requests before they are sent. */
record RequestCheck(List<String> problems, Set<String> replyTopics) {
    /** No rule is about the key. */
    private static final byte[] NO_KEY = {};

    static RequestCheck of(
            List<RequestInput> inputs, List<RecordHeader> headers, RequestCodec codec) {
        List<String> problems = new ArrayList<>();
        Set<String> replyTopics = new LinkedHashSet<>();
        for (RequestInput input : inputs) {
            Decoded decoded =
                    codec.decode(new Original(NO_KEY, input.value(), headers, Instant.EPOCH));
            problem(decoded).ifPresent(words -> problems.add(input.where() + ": " + words));
            wish(decoded.claims()).ifPresent(replyTopics::add);
        }
        return new RequestCheck(problems, replyTopics);
    }

    private static Optional<String> problem(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Understood _ -> Optional.empty();
            case Decoded.Misunderstood misunderstood ->
                    Optional.of(misunderstood.failure().message());
        };
    }

    private static Optional<String> wish(Claims claims) {
        return claims.replyTopic();
    }
}
