package io.serai.processor;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.codec.EncodedRecord;
import io.serai.codec.Reply;
import io.serai.codec.ReplyCodec;
import io.serai.model.Attempt;
import io.serai.model.ChainId;
import io.serai.model.Cost;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Journey;
import io.serai.model.Lesson;
import io.serai.model.Outcome;
import io.serai.model.Outgoing;
import io.serai.model.ProviderId;
import io.serai.model.Remedy;
import io.serai.model.Request;
import io.serai.model.Requests;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class UndeliveredReplyTest {
    private static final Failure UNDELIVERABLE =
            Failure.givenUp(ErrorCode.REPLY_UNDELIVERABLE, "its topic is gone", false);

    private final ReplyCodec codec = new ReplyCodec(() -> NOW);
    private final Request request = Requests.request("model", NOW.plusSeconds(60));

    /** It was paid for, and nobody knows how much; a reply does not tell that of an attempt. */
    @Test
    void aTotalThatLacksWhatWasDeclinedIsStillALowerBound() {
        Reply refused = reply(journey(declined(Optional.empty())).with(answered()));
        assertThat(refused.costAtLeast()).isTrue();

        Reply second = replyToUndelivered(journey(declined(Optional.empty())).with(answered()));

        assertThat(second.cost()).isEqualTo(refused.cost());
        assertThat(second.costAtLeast()).isTrue();
    }

    @Test
    void aTotalOfAllAttemptsIsStillThat() {
        Fault overloaded =
                Requests.fault(FaultKind.OVERLOADED, Remedy.FAILOVER, new Lesson.Failure());
        Journey journey =
                journey(declined(cost("0.002")))
                        .with(Requests.attempt(new ProviderId("gpt"), overloaded))
                        .with(answered());

        Reply second = replyToUndelivered(journey);

        assertThat(second.cost()).contains(new Cost(new BigDecimal("0.003")));
        assertThat(second.costAtLeast()).isFalse();
    }

    private Reply replyToUndelivered(Journey journey) {
        EncodedRecord record = codec.encode(completed(journey));
        Outgoing refused =
                new Outgoing(
                        "ai.replies",
                        OptionalInt.empty(),
                        record.key(),
                        record.value(),
                        record.headers());
        Outcome.Failed failed =
                UndeliveredReply.among(List.of(refused))
                        .orElseThrow()
                        .carriedOver(
                                new Outcome.Failed(
                                        request.envelope(), Journey.NONE, UNDELIVERABLE));
        return read(codec.encode(failed));
    }

    private Reply reply(Journey journey) {
        return read(codec.encode(completed(journey)));
    }

    private Outcome completed(Journey journey) {
        return new Outcome.Completed(request.envelope(), journey, Requests.completion("Yes."));
    }

    private static Reply read(EncodedRecord record) {
        return ReplyCodec.decode(Objects.requireNonNull(record.value())).orElseThrow();
    }

    private static Journey journey(Attempt first) {
        return Journey.on(new ChainId("default")).with(first);
    }

    private static Attempt answered() {
        return new Attempt(
                new ProviderId("gemini"),
                NOW,
                Duration.ofMillis(5),
                Optional.empty(),
                false,
                cost("0.001"));
    }

    private static Attempt declined(Optional<Cost> cost) {
        Fault fault =
                new Fault(
                        FaultKind.FILTERED,
                        Remedy.ABLER_PROVIDER,
                        new Lesson.Nothing(),
                        200,
                        "refusal",
                        "",
                        0,
                        Duration.ZERO,
                        false,
                        Optional.of(Requests.completion("No.")));
        return new Attempt(
                new ProviderId("claude"),
                NOW,
                Duration.ofMillis(5),
                Optional.of(fault),
                false,
                cost);
    }

    private static Optional<Cost> cost(String dollars) {
        return Optional.of(new Cost(new BigDecimal(dollars)));
    }
}
