package io.serai.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Attempt;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.Completion;
import io.serai.model.Envelope;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.FinishReason;
import io.serai.model.Journey;
import io.serai.model.Original;
import io.serai.model.ProviderId;
import io.serai.model.RecordHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateCodecTest {
    private static final Instant LATER = Samples.NOON.plusSeconds(60);
    private final StateCodec codec = new StateCodec();

    @Test
    void comesBackAsItWas() {
        Random random = new Random(4711);
        for (int i = 0; i < 200; i++) {
            State state =
                    new State(
                            Samples.envelope(random),
                            Samples.journey(random),
                            random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of(Classification.CONFIDENTIAL));
            State back = known(asRead(codec.encode(state)));

            assertThat(back).usingRecursiveComparison().isEqualTo(state);
        }
    }

    @Test
    void keyValueAndHeadersAreTheProducersOwn() {
        Envelope envelope = Samples.envelope();
        EncodedRecord record = codec.encode(new State(envelope, Journey.NONE, Optional.empty()));

        assertThat(record.key()).isSameAs(envelope.original().key());
        assertThat(record.value()).isSameAs(envelope.original().value());
        assertThat(record.headers())
                .startsWith(envelope.original().headers().toArray(RecordHeader[]::new));
    }

    @Test
    void keepsTheFirstAndTheNewestOfManyAttempts() {
        List<Attempt> many = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            many.add(Samples.attempt("provider-" + i, FaultKind.OVERLOADED));
        }
        Journey journey =
                new Journey(
                        Optional.of(new ChainId("c")),
                        many,
                        240,
                        30,
                        0,
                        Duration.ZERO,
                        Optional.empty());

        Journey back =
                known(
                                asRead(
                                        codec.encode(
                                                new State(
                                                        Samples.envelope(),
                                                        journey,
                                                        Optional.empty()))))
                        .journey();

        assertThat(back.attempts()).hasSize(100).startsWith(many.getFirst());
        assertThat(back.attempts().subList(1, 100)).isEqualTo(many.subList(151, 250));
        assertThat(back.attemptsOfThisPass()).isEqualTo(journey.attemptsOfThisPass());
    }

    /** Internal topics take 256 KiB more than requests. */
    @Test
    void staysWithinItsRoomInTheTopicWhateverProvidersSay() {
        Completion answer =
                new Completion(
                        "1",
                        Instant.EPOCH,
                        "m",
                        Optional.of("x".repeat(30_000)),
                        Optional.empty(),
                        List.of(),
                        FinishReason.CONTENT_FILTER,
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
        Fault fault = Samples.fault(FaultKind.FILTERED, Optional.of(answer));
        Fault loud =
                new Fault(
                        fault.kind(),
                        fault.remedy(),
                        fault.lesson(),
                        200,
                        fault.code(),
                        "\u0001".repeat(Fault.LONGEST_MESSAGE),
                        0,
                        Duration.ZERO,
                        false,
                        fault.answer());
        Attempt attempt =
                new Attempt(
                        new ProviderId("p".repeat(40)),
                        Samples.NOON,
                        Duration.ofMillis(1),
                        Optional.of(loud),
                        false);
        Journey journey =
                new Journey(
                        Optional.empty(),
                        Collections.nCopies(300, attempt),
                        0,
                        1,
                        0,
                        Duration.ZERO,
                        Optional.empty());

        EncodedRecord record =
                codec.encode(new State(Samples.envelope(), journey, Optional.empty()));

        int size =
                record.headers().stream()
                        .mapToInt(it -> it.name().length() + it.value().length)
                        .sum();
        assertThat(size).isLessThan(256 << 10);
        assertThat(known(asRead(record)).journey().lastAttempt().flatMap(Attempt::fault))
                .contains(loud);
    }

    /** Its answer does not travel with it, what it may have cost does. */
    @Test
    void thatTheCostOfAnAttemptIsUntoldOutlivesItsAnswer() {
        Attempt declined =
                new Attempt(
                        new ProviderId("claude"),
                        Samples.NOON,
                        Duration.ofMillis(1),
                        Optional.of(
                                Samples.fault(
                                        FaultKind.FILTERED, Optional.of(Samples.completion()))),
                        false);
        Journey journey = Journey.on(new ChainId("default")).with(declined).with(declined);

        EncodedRecord record =
                codec.encode(new State(Samples.envelope(), journey, Optional.empty()));

        assertThat(known(asRead(record)).journey().attempts())
                .hasSize(2)
                .allMatch(Attempt::costUntold);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "10.3"})
    void aNewerMajorVersionIsLeftAlone(String version) {
        assertThat(codec.decode(with(StateHeaders.VERSION, version)))
                .isEqualTo(new Reading.Newer<State>(version));
    }

    @Test
    void aNewerMinorVersionIsRead() {
        assertThat(codec.decode(with(StateHeaders.VERSION, "1.7")))
                .isInstanceOf(Reading.Known.class);
    }

    @Test
    void garbageIsNamed() {
        assertThat(codec.decode(Samples.original("{}")))
                .isEqualTo(new Reading.Garbage<State>("serai-state-version: is missing"));
        assertThat(codec.decode(with(StateHeaders.SOURCE, "nowhere")))
                .isInstanceOfSatisfying(
                        Reading.Garbage.class,
                        it ->
                                assertThat(it.problem())
                                        .startsWith("serai-state-source: \"nowhere\""));
        assertThat(codec.decode(with(StateHeaders.ATTEMPTS, "[{}]")))
                .isInstanceOf(Reading.Garbage.class);
        assertThat(codec.decode(with(StateHeaders.REPLAY, "-1")))
                .isInstanceOf(Reading.Garbage.class);
    }

    @Test
    void forgedStateIsRemovedAndCounted() {
        Original forged =
                Samples.original(
                        "{}",
                        RecordHeader.of("a", "1"),
                        RecordHeader.of(StateHeaders.TEAM, "rich"),
                        RecordHeader.of(StateHeaders.PREFIX + "anything", "x"));

        Stripped stripped = StateCodec.strip(forged);

        assertThat(stripped.forged()).isEqualTo(2);
        assertThat(stripped.original().headers())
                .extracting(RecordHeader::name)
                .containsExactly("a");
    }

    private Original with(String name, String value) {
        EncodedRecord record =
                codec.encode(new State(Samples.envelope(), Journey.NONE, Optional.empty()));
        List<RecordHeader> headers = new ArrayList<>(record.headers());
        headers.add(RecordHeader.of(name, value));
        return new Original(record.key(), record.value(), headers, LATER);
    }

    private State known(Original asRead) {
        Reading<State> reading = codec.decode(asRead);
        assertThat(reading).isInstanceOf(Reading.Known.class);
        return ((Reading.Known<State>) reading).value();
    }

    private static Original asRead(EncodedRecord record) {
        return new Original(record.key(), record.value(), record.headers(), LATER);
    }
}
