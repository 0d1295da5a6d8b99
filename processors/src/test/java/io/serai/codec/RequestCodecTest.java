package io.serai.codec;

import static io.serai.codec.Samples.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Classification;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Notice;
import io.serai.model.Original;
import io.serai.model.Priority;
import io.serai.model.RecordHeader;
import io.serai.model.ReplyTo;
import io.serai.model.RequestId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestCodecTest {
    private static final String FULL =
            """
            {"model":"m","messages":[{"role":"user","content":"hi"}],
             "serai":{"id":"body","replyTo":"body.topic","ttl":"15m","priority":"bulk","app":"body",
                      "classification":"internal","labels":{"a":"body","b":"body"},
                      "notify":["parked"]}}
            """;

    private final RequestCodec codec = new RequestCodec();

    @Test
    void readsTheSeraiObject() {
        Draft draft = understood(FULL);

        assertThat(draft.claims().id()).contains(new RequestId("body"));
        assertThat(draft.claims().replyTo("team.topic")).contains(ReplyTo.topic("body.topic"));
        assertThat(draft.ttl()).contains(Duration.ofMinutes(15));
        assertThat(draft.deadline()).isEmpty();
        assertThat(draft.priority()).isEqualTo(Priority.BULK);
        assertThat(draft.app()).contains("body");
        assertThat(draft.classification()).contains(Classification.INTERNAL);
        assertThat(draft.labels()).isEqualTo(Map.of("a", "body", "b", "body"));
        assertThat(draft.notices()).containsExactly(Notice.PARKED);
    }

    @Test
    void headersWinOverTheSeraiObject() {
        Draft draft =
                understood(
                        FULL,
                        header(SeraiHeaders.ID, "header"),
                        header(SeraiHeaders.CE_ID, "event"),
                        header(SeraiHeaders.REPLY_TO, "header.topic"),
                        header(SeraiHeaders.REPLY_PARTITION, "3"),
                        header(SeraiHeaders.SPRING_REPLY_TOPIC, "spring.topic"),
                        header(SeraiHeaders.DEADLINE, "2026-11-22T10:00:00Z"),
                        header(SeraiHeaders.PRIORITY, "interactive"),
                        header(SeraiHeaders.APP, "header"),
                        header(SeraiHeaders.CLASSIFICATION, "restricted"),
                        header(SeraiHeaders.LABEL_PREFIX + "a", "header"),
                        header(SeraiHeaders.NOTIFY, ""));

        assertThat(draft.claims().id()).contains(new RequestId("header"));
        assertThat(draft.claims().replyTo("team.topic"))
                .contains(new ReplyTo("header.topic", OptionalInt.of(3)));
        assertThat(draft.deadline()).contains(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(draft.ttl()).isEmpty();
        assertThat(draft.priority()).isEqualTo(Priority.INTERACTIVE);
        assertThat(draft.app()).contains("header");
        assertThat(draft.classification()).contains(Classification.RESTRICTED);
        assertThat(draft.labels()).isEqualTo(Map.of("a", "header", "b", "body"));
        assertThat(draft.notices()).isEmpty();
    }

    @Test
    void cloudEventIdIsTheIdWhereNoneIsGiven() {
        assertThat(understood(MINIMAL, header(SeraiHeaders.CE_ID, "event")).claims().id())
                .contains(new RequestId("event"));
        assertThat(understood(FULL, header(SeraiHeaders.CE_ID, "event")).claims().id())
                .contains(new RequestId("event"));
        assertThat(understood(MINIMAL).claims().id()).isEmpty();
    }

    @Test
    void springsReplyHeadersAreUnderstood() {
        Draft draft =
                understood(
                        FULL,
                        header(SeraiHeaders.SPRING_REPLY_TOPIC, "spring.topic"),
                        new RecordHeader(
                                SeraiHeaders.SPRING_REPLY_PARTITION,
                                ByteBuffer.allocate(4).putInt(7).array()));

        assertThat(draft.claims().replyTo("team.topic"))
                .contains(new ReplyTo("spring.topic", OptionalInt.of(7)));
    }

    @Test
    void aPartitionWithoutATopicIsOneOfTheTeams() {
        RecordHeader springs =
                new RecordHeader(
                        SeraiHeaders.SPRING_REPLY_PARTITION,
                        ByteBuffer.allocate(4).putInt(7).array());
        RecordHeader ours = header(SeraiHeaders.REPLY_PARTITION, "3");
        RecordHeader topic = header(SeraiHeaders.REPLY_TO, "header.topic");

        assertThat(replyTo(MINIMAL, springs)).contains(new ReplyTo("team.topic", of(7)));
        assertThat(replyTo(MINIMAL, ours)).contains(new ReplyTo("team.topic", of(3)));
        assertThat(replyTo(MINIMAL, springs, ours)).contains(new ReplyTo("team.topic", of(3)));
        assertThat(replyTo(FULL, springs)).contains(new ReplyTo("body.topic", of(7)));
        assertThat(replyTo(FULL, springs, topic)).contains(ReplyTo.topic("header.topic"));
        assertThat(replyTo(MINIMAL)).isEmpty();
    }

    @Test
    void aPartitionOfATopicThatCannotBeReadIsNotTheTeams() {
        Decoded decoded =
                decode(
                        MINIMAL,
                        header(SeraiHeaders.REPLY_TO, "a b"),
                        header(SeraiHeaders.REPLY_PARTITION, "3"));

        assertThat(decoded.claims().replyTo("team.topic")).isEmpty();
    }

    private Optional<ReplyTo> replyTo(String json, RecordHeader... headers) {
        return understood(json, headers).claims().replyTo("team.topic");
    }

    private static OptionalInt of(int partition) {
        return OptionalInt.of(partition);
    }

    @Test
    void springsPartitionOfAnotherLengthIsNamedAndTheTopicStillKnown() {
        Decoded decoded =
                decode(
                        MINIMAL,
                        header(SeraiHeaders.SPRING_REPLY_TOPIC, "spring.topic"),
                        new RecordHeader(SeraiHeaders.SPRING_REPLY_PARTITION, new byte[8]));

        assertThat(failure(decoded).message())
                .isEqualTo(
                        "kafka_replyPartition: must be a four-byte integer of at least 0, has 8"
                                + " bytes");
        assertThat(decoded.claims().replyTo("team.topic")).contains(ReplyTo.topic("spring.topic"));
    }

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "15m, PT15M",
        "4h, PT4H",
        "2d, PT48H",
        "250ms, PT0.25S",
        "PT1H30M, PT1H30M",
        "P2D, PT48H"
    })
    void readsDurations(String text, Duration expected) {
        assertThat(understood(MINIMAL, header(SeraiHeaders.TTL, text)).ttl()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "serai-ttl, 0s",
        "serai-ttl, -PT1S",
        "serai-ttl, 15 minutes",
        "serai-ttl, 3651d",
        "serai-ttl, PT9223372036854775807S",
        "serai-ttl, 999999999999d",
        "serai-deadline, now",
        "serai-deadline, +1000000000-12-31T23:59:59Z",
        "serai-deadline, 1969-12-31T23:59:59Z",
        "serai-id, ''",
        "ce_id, ' '",
        "serai-reply-to, a b",
        "serai-reply-partition, -1",
        "kafka_replyTopic, ä",
        "serai-priority, HIGH",
        "serai-app, ''",
        "serai-classification, secret",
        "serai-notify, done"
    })
    void aHeaderThatCannotBeReadIsNamed(String name, String value) {
        RecordHeader topic = header(SeraiHeaders.REPLY_TO, "a");
        Decoded decoded =
                name.equals(SeraiHeaders.REPLY_PARTITION)
                        ? decode(MINIMAL, topic, header(name, value))
                        : decode(MINIMAL, header(name, value));

        Failure failure = failure(decoded);
        assertThat(failure.code()).isEqualTo(ErrorCode.SCHEMA_VIOLATION);
        assertThat(failure.deadLetter()).isFalse();
        assertThat(failure.message())
                .startsWith(name + ": must ")
                .endsWith(", is \"" + value + "\"");
    }

    @Test
    void aHeaderThatIsNoTextIsNamed() {
        Decoded decoded =
                decode(MINIMAL, new RecordHeader(SeraiHeaders.ID, new byte[] {(byte) 0xff}));

        assertThat(failure(decoded).message()).isEqualTo("serai-id: must be UTF-8 text");
    }

    @Test
    void deadlineAndTtlHeadersDoNotStandTogether() {
        Decoded decoded =
                decode(
                        MINIMAL,
                        header(SeraiHeaders.DEADLINE, "2026-11-22T10:00:00Z"),
                        header(SeraiHeaders.TTL, "15m"));

        assertThat(failure(decoded).message())
                .isEqualTo("serai-ttl: must not stand beside serai-deadline");
    }

    @Test
    void tooManyLabelsAreRefused() {
        RecordHeader[] labels = new RecordHeader[51];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = header(SeraiHeaders.LABEL_PREFIX + i, "x");
        }

        assertThat(failure(decode(MINIMAL, labels)).message())
                .isEqualTo("serai.labels: must have at most 50 fields, has 51");
    }

    @Test
    void claimsAreReadWhateverElseIsWrong() {
        String wrong = FULL.replace("\"messages\"", "\"massages\"");

        assertThat(decode(wrong).claims())
                .isEqualTo(
                        new Claims(
                                Optional.of(new RequestId("body")),
                                Optional.of("body.topic"),
                                OptionalInt.empty()));
        assertThat(decode("}", header(SeraiHeaders.ID, "header")).claims().id())
                .contains(new RequestId("header"));
    }

    @Test
    void aNullValueIsUndecodable() {
        Decoded decoded = codec.decode(new Original(null, null, List.of(), Instant.EPOCH));

        assertThat(failure(decoded))
                .isEqualTo(Failure.givenUp(ErrorCode.UNDECODABLE, "value: is null", false));
    }

    @Test
    void aLargeValueIsRefusedUnread() {
        Decoded decoded =
                new RequestCodec(10)
                        .decode(Samples.original("x".repeat(11), header(SeraiHeaders.ID, "a")));

        assertThat(failure(decoded))
                .isEqualTo(
                        Failure.byProducer(
                                ErrorCode.REQUEST_TOO_LARGE,
                                "value: must have at most 10 bytes, has 11"));
        assertThat(decoded.claims().id()).contains(new RequestId("a"));
    }

    @Test
    void deepJsonIsUndecodable() {
        String deep = "[".repeat(100_000);

        assertThat(failure(decode(deep)).message()).contains("nesting depth (201)");
    }

    private Draft understood(String value, RecordHeader... headers) {
        Decoded decoded = decode(value, headers);
        assertThat(decoded).isInstanceOf(Decoded.Understood.class);
        return ((Decoded.Understood) decoded).draft();
    }

    private static Failure failure(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Misunderstood.class);
        return ((Decoded.Misunderstood) decoded).failure();
    }

    private Decoded decode(String value, RecordHeader... headers) {
        return codec.decode(Samples.original(value, headers));
    }

    private static RecordHeader header(String name, String value) {
        return RecordHeader.of(name, value);
    }
}
