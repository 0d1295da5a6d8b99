package io.serai.system;

import io.serai.codec.DeadLetterCodec;
import io.serai.codec.EncodedRecord;
import io.serai.codec.Reading;
import io.serai.codec.State;
import io.serai.codec.StateCodec;
import io.serai.model.Attempt;
import io.serai.model.ChainId;
import io.serai.model.Envelope;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Journey;
import io.serai.model.Lesson;
import io.serai.model.Original;
import io.serai.model.Outcome;
import io.serai.model.ProviderId;
import io.serai.model.RecordHeader;
import io.serai.model.Remedy;
import io.serai.model.ReplyTo;
import io.serai.model.RequestId;
import io.serai.model.Source;
import io.serai.model.Team;
import io.serai.operator.DeadLettersCommand;
import io.serai.system.Desk.Ran;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** {@code dead-letters} at a desk of its own, with letters of a team that nobody else has. */
final class LetterDesk {
    static final String QUESTION =
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"secret plans\"}]}";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String topic = "ai.requests.t" + UUID.randomUUID().toString().substring(0, 8);
    private final String team = topic.substring("ai.requests.".length());

    /** What its commands take for the time. */
    Instant now() {
        return now;
    }

    String topic() {
        return topic;
    }

    String team() {
        return team;
    }

    Ran run(String... arguments) {
        return Desk.run(
                DeadLettersCommand.of(Desk::connection, InstantSource.fixed(now)), arguments);
    }

    String source(int offset) {
        return new Source(topic, 0, offset).toString();
    }

    RecordMetadata dead(int offset) {
        return dead(new Source(topic, 0, offset), team, offset, 0);
    }

    /** A letter of two hours ago. */
    RecordMetadata dead(Source source, String team, int number, int replay) {
        EncodedRecord letter =
                new DeadLetterCodec(InstantSource.fixed(now.minus(Duration.ofHours(2))))
                        .encode(failed(source, team, number, replay));
        var record =
                new ProducerRecord<>(
                        "ai.dead-letters",
                        0,
                        now.minus(Duration.ofHours(2)).toEpochMilli() + number,
                        letter.key(),
                        letter.value());
        letter.headers().forEach(header -> record.headers().add(header.name(), header.value()));
        return Desk.send(record);
    }

    private Outcome.Failed failed(Source source, String team, int number, int replay) {
        var envelope =
                new Envelope(
                        new RequestId("id-" + number),
                        source,
                        replay,
                        new Team(team),
                        ReplyTo.topic("ai.replies"),
                        now.minusSeconds(7400),
                        now.plusSeconds(3600),
                        true,
                        new Original(
                                bytes("customer-7"),
                                bytes(QUESTION),
                                List.of(RecordHeader.of("traceparent", "00-ab")),
                                now.minusSeconds(7400)));
        var fault =
                new Fault(
                        FaultKind.REFUSED,
                        Remedy.GIVE_UP,
                        new Lesson.Nothing(),
                        400,
                        "bad",
                        "no\u001b[2J",
                        0,
                        Duration.ZERO,
                        false,
                        Optional.empty());
        var journey =
                Journey.on(new ChainId("main"))
                        .with(
                                new Attempt(
                                        new ProviderId("claude"),
                                        now.minusSeconds(7300),
                                        Duration.ofMillis(120),
                                        Optional.of(fault),
                                        false));
        return new Outcome.Failed(
                envelope,
                journey,
                Failure.givenUp(ErrorCode.REFUSED, "messages: the provider refused them", false));
    }

    List<ConsumerRecord<byte[], byte[]>> replays() {
        return replaysOf(topic);
    }

    static List<ConsumerRecord<byte[], byte[]>> replaysOf(String topic) {
        return Desk.read("ai.replays").stream()
                .filter(record -> Desk.header(record, "serai-state-source").startsWith(topic))
                .toList();
    }

    static State state(ConsumerRecord<byte[], byte[]> record) {
        List<RecordHeader> headers = new ArrayList<>();
        record.headers().forEach(it -> headers.add(new RecordHeader(it.key(), it.value())));
        var asRead =
                new Original(
                        record.key(),
                        record.value(),
                        headers,
                        Instant.ofEpochMilli(record.timestamp()));
        return ((Reading.Known<State>) new StateCodec().decode(asRead)).value();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
