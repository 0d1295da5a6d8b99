package io.serai.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Attempt;
import io.serai.model.ChainId;
import io.serai.model.Envelope;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.FaultKind;
import io.serai.model.Journey;
import io.serai.model.Original;
import io.serai.model.Outcome;
import io.serai.model.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadLetterCodecTest {
    private static final Instant NOW = Samples.NOON.plusSeconds(5);
    private static final Attempt REFUSED = Samples.attempt("claude", FaultKind.REFUSED);
    private static final Journey JOURNEY =
            Journey.on(new ChainId("default"))
                    .with(Samples.attempt("gpt", FaultKind.OVERLOADED))
                    .with(REFUSED);
    private static final Failure FAILURE =
            Failure.givenUp(ErrorCode.REFUSED, "claude refused it: \u00e9", false);

    private final DeadLetterCodec codec = new DeadLetterCodec(() -> NOW);

    @Test
    void comesBackAsItWas() {
        Outcome.Failed failed = new Outcome.Failed(Samples.envelope(), JOURNEY, FAILURE);

        DeadLetter letter = known(codec.encode(failed));

        assertThat(letter)
                .usingRecursiveComparison()
                .isEqualTo(
                        new DeadLetter(
                                new State(failed.envelope(), JOURNEY, Optional.empty()),
                                "refused",
                                FAILURE.message(),
                                false,
                                Optional.of("refused"),
                                Optional.of(Samples.NOON),
                                Optional.of(REFUSED.started()),
                                NOW));
    }

    @Test
    void whatWasNeverDecodedComesBackToo() {
        Envelope envelope = Samples.envelope(new Original(null, null, List.of(), Samples.NOON));
        Failure failure = Failure.givenUp(ErrorCode.UNDECODABLE, "value: is null", false);

        EncodedRecord record = codec.encode(new Outcome.Failed(envelope, Journey.NONE, failure));

        assertThat(record.key()).isNull();
        assertThat(record.value()).isNull();
        DeadLetter letter = known(record);
        assertThat(letter.state().envelope().original().value()).isNull();
        assertThat(letter.firstFailure()).isEmpty();
        assertThat(letter.fault()).isEmpty();
    }

    @Test
    void itsHeadersHoldToTheSchema() {
        EncodedRecord record =
                codec.encode(new Outcome.Failed(Samples.envelope(), JOURNEY, FAILURE));
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        record.headers()
                .forEach(header ->
                        headers.put(
                                header.name(), new String(header.value(), StandardCharsets.UTF_8)));

        assertThat(SchemaRules.named("dead-letter").check(headers)).isEmpty();
    }

    @Test
    void aRecordOfAnotherKindIsGarbage() {
        EncodedRecord parked =
                new StateCodec().encode(new State(Samples.envelope(), JOURNEY, Optional.empty()));

        assertThat(codec.decode(asRead(parked)))
                .isEqualTo(new Reading.Garbage<DeadLetter>("serai-state-reason: is missing"));
    }

    @Test
    void aNewerColleaguesIsLeftAlone() {
        Original newer = Samples.original("{}", RecordHeader.of(StateHeaders.VERSION, "2.0"));

        assertThat(codec.decode(newer)).isEqualTo(new Reading.Newer<DeadLetter>("2.0"));
    }

    private DeadLetter known(EncodedRecord record) {
        Reading<DeadLetter> reading = codec.decode(asRead(record));
        assertThat(reading).isInstanceOf(Reading.Known.class);
        return ((Reading.Known<DeadLetter>) reading).value();
    }

    private static Original asRead(EncodedRecord record) {
        return new Original(record.key(), record.value(), record.headers(), NOW);
    }
}
