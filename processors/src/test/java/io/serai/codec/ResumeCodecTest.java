package io.serai.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.EmbeddingInput;
import io.serai.model.Envelope;
import io.serai.model.ErrorCode;
import io.serai.model.FaultKind;
import io.serai.model.Journey;
import io.serai.model.Original;
import io.serai.model.Priority;
import io.serai.model.RecordHeader;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResumeCodecTest {
    private static final Instant LATER = Samples.NOON.plusSeconds(60);
    private static final Journey JOURNEY =
            Journey.on(new ChainId("default"))
                    .with(Samples.attempt("claude", FaultKind.OVERLOADED))
                    .park(Samples.NOON, false);

    private final ResumeCodec codec = new ResumeCodec(new RequestCodec());

    @Test
    void goesOnWhereItStood() {
        Original original =
                Samples.original(
                        Samples.MINIMAL, RecordHeader.of(SeraiHeaders.PRIORITY, "interactive"));
        Envelope envelope = Samples.envelope(original);

        Resumed resumed = resume(envelope, Optional.of(Classification.RESTRICTED), false);

        assertThat(resumed)
                .isInstanceOfSatisfying(
                        Resumed.Ready.class,
                        it -> {
                            assertThat(it.journey()).isEqualTo(JOURNEY);
                            assertThat(it.request().envelope())
                                    .usingRecursiveComparison()
                                    .isEqualTo(envelope);
                            assertThat(it.request().priority()).isEqualTo(Priority.INTERACTIVE);
                            assertThat(it.request().classification())
                                    .isEqualTo(Classification.RESTRICTED);
                        });
    }

    @Test
    void textsToBeEmbeddedGoOnAsThatToo() {
        Envelope envelope =
                Samples.envelope(Samples.original("{\"model\":\"m\",\"input\":[\"a\",\"b\"]}"));

        assertThat(resume(envelope, Optional.empty(), false))
                .isInstanceOfSatisfying(
                        Resumed.Ready.class,
                        it ->
                                assertThat(it.request().input())
                                        .isInstanceOfSatisfying(
                                                EmbeddingInput.class,
                                                texts ->
                                                        assertThat(texts.texts())
                                                                .containsExactly("a", "b")));
    }

    @Test
    void marksARepeatedReading() {
        assertThat(resume(Samples.envelope(), Optional.empty(), true))
                .isInstanceOfSatisfying(
                        Resumed.Ready.class,
                        it -> {
                            assertThat(it.request().envelope().possiblyRepeated()).isTrue();
                            assertThat(it.request().classification())
                                    .isEqualTo(Classification.INTERNAL);
                        });
    }

    @Test
    void whatIsNoRequestCanStillBeAnswered() {
        Envelope envelope = Samples.envelope(Samples.original("{}"));

        assertThat(resume(envelope, Optional.empty(), false))
                .isInstanceOfSatisfying(
                        Resumed.Unfit.class,
                        it -> {
                            assertThat(it.envelope().id()).isEqualTo(envelope.id());
                            assertThat(it.failure().code()).isEqualTo(ErrorCode.SCHEMA_VIOLATION);
                        });
    }

    @Test
    void othersAreLeftOrNamed() {
        assertThat(
                        codec.decode(
                                Samples.original(
                                        "{}", RecordHeader.of(StateHeaders.VERSION, "9.1")),
                                false))
                .isEqualTo(new Resumed.Newer("9.1"));
        assertThat(codec.decode(Samples.original("{}"), false))
                .isEqualTo(new Resumed.Garbage("serai-state-version: is missing"));
    }

    private Resumed resume(
            Envelope envelope, Optional<Classification> classification, boolean repeated) {
        EncodedRecord record =
                new StateCodec().encode(new State(envelope, JOURNEY, classification));
        return codec.decode(
                new Original(record.key(), record.value(), record.headers(), LATER), repeated);
    }
}
