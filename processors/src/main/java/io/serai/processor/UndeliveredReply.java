package io.serai.processor;

import io.serai.codec.Reply;
import io.serai.codec.ReplyCodec;
import io.serai.codec.SeraiHeaders;
import io.serai.model.Attempt;
import io.serai.model.ChainId;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Journey;
import io.serai.model.Lesson;
import io.serai.model.Outcome;
import io.serai.model.Outgoing;
import io.serai.model.ProviderId;
import io.serai.model.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A reply that only the commit found to be undeliverable: all that is left of what was tried and
 * paid for its request.
 */
record UndeliveredReply(Reply reply) {
    static Optional<UndeliveredReply> among(List<Outgoing> records) {
        return records.stream()
                .filter(record ->
                        record.headers().stream()
                                .anyMatch(it -> it.name().equals(SeraiHeaders.OUTCOME)))
                .flatMap(record ->
                        Optional.ofNullable(record.value()).flatMap(ReplyCodec::decode).stream())
                .filter(Reply::terminal)
                .map(UndeliveredReply::new)
                .findFirst();
    }

    /** The same failure, with what was tried and paid. */
    Outcome.Failed carriedOver(Outcome.Failed failed) {
        Journey journey = failed.journey();
        return new Outcome.Failed(
                failed.envelope(),
                new Journey(
                        reply.chain().map(ChainId::new),
                        attempts(),
                        journey.passStart(),
                        journey.passes(),
                        journey.poisonPasses(),
                        reply.parked(),
                        Optional.empty()),
                failed.failure(),
                reply.usage());
    }

    /**
     * It told that an attempt cost more, not which: any that it gave no cost for may be the one.
     */
    private List<Attempt> attempts() {
        List<Attempt> attempts = reply.attempts().stream().map(UndeliveredReply::attempt).toList();
        return reply.costAtLeast() && attempts.stream().noneMatch(Attempt::costUntold)
                ? attempts.stream().map(it -> it.cost().isEmpty() ? it.asCostUntold() : it).toList()
                : attempts;
    }

    private static Attempt attempt(Reply.Call call) {
        return new Attempt(
                new ProviderId(call.provider()),
                call.at().orElse(Instant.EPOCH),
                call.took(),
                call.fault().map(word -> fault(word, call.possiblyBilled())),
                call.possiblyBilled(),
                call.cost());
    }

    /** A reply names the kind only. */
    private static Fault fault(String word, boolean possiblyBilled) {
        return new Fault(
                FaultKind.valueOf(word.toUpperCase(Locale.ROOT)),
                Remedy.FAILOVER,
                new Lesson.Nothing(),
                0,
                "",
                "",
                0,
                Duration.ZERO,
                possiblyBilled,
                Optional.empty());
    }
}
