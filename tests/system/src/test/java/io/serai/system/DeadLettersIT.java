package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.codec.DeadLetterCodec;
import io.serai.codec.EncodedRecord;
import io.serai.codec.Reading;
import io.serai.codec.State;
import io.serai.codec.StateCodec;
import io.serai.model.Attempt;
import io.serai.model.ChainId;
import io.serai.model.Classification;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** Dead letters as an operator sees them, and what replaying them leaves on Kafka. */
class DeadLettersIT {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final String QUESTION =
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"secret plans\"}]}";

    private final String topic = "ai.requests.t" + UUID.randomUUID().toString().substring(0, 8);
    private final String team = topic.substring("ai.requests.".length());

    @Test
    void listsWhyWhenAndHowLongALetterLives() {
        dead(0);

        Ran ran = run("list", "--team", team);

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "SOURCE|ID|TEAM|REASON|FAULT|ATTEMPTS|AGE|TIME TO LOSS|STATUS",
                        source(0) + "|id-0|" + team + "|refused|refused|1|2h|29d 22h|open");
        assertThat(ran.out()).doesNotContain("secret plans");
    }

    @Test
    void listsOnlyWhatIsAskedFor() {
        dead(0);

        assertThat(run("list", "--team", team, "--reason", "expired").err())
                .isEqualTo(lines("No dead letters."));
        assertThat(run("list", "--team", team, "--provider", "gemini").out()).isEmpty();
        assertThat(run("list", "--team", team, "--since", "1h").out()).isEmpty();
        assertThat(run("list", "--team", team, "--until", "3h").out()).isEmpty();
        assertThat(run("list", "--team", team, "--status", "replayed").out()).isEmpty();
        assertThat(
                        run(
                                        "list",
                                        "--team",
                                        team,
                                        "--provider",
                                        "claude",
                                        "--fault",
                                        "refused",
                                        "--since",
                                        "3h",
                                        "--status",
                                        "open",
                                        "--json")
                                .out())
                .startsWith("{\"source\":\"" + source(0) + "\"")
                .contains("\"status\":\"open\"");
    }

    @Test
    void saysWhatItDoesNotShow() {
        dead(0);
        dead(1);

        Ran ran = run("list", "--team", team, "--max", "1");

        assertThat(ran.out()).contains("id-0").doesNotContain("id-1");
        assertThat(ran.err()).isEqualTo(lines("The oldest 1 of 2; --max shows more."));
    }

    @Test
    void saysWhenAScanIsIncomplete() {
        dead(0);

        Ran ran = run("list", "--team", team, "--scan-time", "0s");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err()).contains("--scan-time allows more time.");
    }

    @Test
    void showsALetterWithoutItsPayload() {
        dead(0);

        Ran ran = run("show", source(0));

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("Source          " + source(0))
                .contains("Reason          refused, would fail again as it is")
                .contains("Message         messages: the provider refused them")
                .contains("Chain           main")
                .contains("First failure   " + now.minusSeconds(7300) + " (2h 1m ago)")
                .contains("Key             customer-7")
                .contains("Size            67 bytes, about 17 tokens")
                .contains("Status          open")
                .containsPattern("1 +claude +\\S+ +120 ms +refused +400 +no +bad: no\\\\u001b")
                .containsPattern("traceparent +00-ab")
                .doesNotContain("serai-state-")
                .doesNotContain("secret plans");
        assertThat(run("show", source(0), "--payload").out()).contains(QUESTION);
    }

    @Test
    void findsALetterByItsOwnPlaceToo() {
        RecordMetadata at = dead(0);

        assertThat(run("show", "ai.dead-letters-" + at.partition() + "-" + at.offset()).out())
                .contains("Source          " + source(0));
    }

    @Test
    void showsWhatItCannotDecode() {
        RecordMetadata at = Desk.send(new ProducerRecord<>("ai.dead-letters", bytes("k"), null));

        Ran ran = run("show", "ai.dead-letters-" + at.partition() + "-" + at.offset());

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("Unreadable      serai-state-version: is missing");
    }

    @Test
    void saysThatThereIsNoSuchLetter() {
        assertThat(run("show", topic + "-0-99"))
                .isEqualTo(new Ran(1, "", lines("There is no dead letter of " + topic + "-0-99.")));
        assertThat(run("show", "nonsense").exitCode()).isEqualTo(2);
        assertThat(run("show", "nonsense").err())
                .contains("must be topic-partition-offset, such as ai.requests-0-42");
    }

    @Test
    void planSendsNothing() {
        dead(0);
        dead(1);

        Ran ran = run("replay", source(0), source(1));

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("2 to send to ai.replays, about 34 tokens; 0 done already")
                .contains("This is the plan: nothing was sent. --execute sends.");
        assertThat(replays()).isEmpty();
        assertThat(run("list", "--team", team, "--status", "open").out()).contains("id-0", "id-1");
    }

    @Test
    void replaysTheOriginalWithAFreshDeadlineAndNoHistory() {
        dead(0);

        Ran ran = run("replay", source(0), "--execute", "--ttl", "2h");

        assertThat(ran)
                .isEqualTo(
                        new Ran(
                                0,
                                lines(
                                        source(0) + " sent as replay 1",
                                        "1 sent, 0 done already, 0 cannot be sent."),
                                ""));
        ConsumerRecord<byte[], byte[]> sent = replays().getFirst();
        assertThat(sent.key()).isEqualTo(bytes("customer-7"));
        assertThat(sent.value()).isEqualTo(bytes(QUESTION));
        assertThat(Desk.header(sent, "traceparent")).isEqualTo("00-ab");
        State state = state(sent);
        assertThat(state.envelope().replay()).isOne();
        assertThat(state.envelope().source()).hasToString(source(0));
        assertThat(state.envelope().deadline()).isEqualTo(now.plus(Duration.ofHours(2)));
        assertThat(state.envelope().possiblyRepeated()).isFalse();
        assertThat(state.journey()).isEqualTo(Journey.NONE);
        assertThat(run("list", "--team", team).out()).contains("replayed");
        assertThat(run("show", source(0)).out())
                .contains("Status          replayed at " + now + ", replay 1");
    }

    @Test
    void replayKeepsTheClassificationOfTheTeam() {
        Source at = new Source("ai.requests.red", 0, now.toEpochMilli());
        dead(at, "red", 0, 0);

        run("replay", at.toString(), "--execute");

        var sent = replaysOf("ai.requests.red").getFirst();
        assertThat(state(sent).classification()).contains(Classification.RESTRICTED);
    }

    @Test
    void replayingTwiceSendsOnce() {
        dead(0);

        run("replay", source(0), "--execute");
        Ran again = run("replay", source(0), source(0), "--execute");

        assertThat(again.exitCode()).isZero();
        assertThat(again.out())
                .contains(source(0) + " already replayed at " + now)
                .contains("0 sent, 1 done already");
        assertThat(replays()).hasSize(1);
        assertThat(run("replay", source(0)).out()).contains("already replayed at " + now);
    }

    @Test
    void aReplayThatFailedAgainIsReplayedFromItsLastLetter() {
        dead(0);
        run("replay", source(0), "--execute");
        dead(new Source(topic, 0, 0), team, 0, 1);

        Ran ran = run("replay", source(0), "--execute");

        assertThat(ran.out()).contains(source(0) + " sent as replay 2");
        assertThat(replays())
                .map(sent -> state(sent).envelope().replay())
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void twoReplaysAtOnceSendEachLetterOnce() throws ExecutionException, InterruptedException {
        int letters = 40;
        IntStream.range(0, letters).forEach(this::dead);
        List<String> arguments =
                new ArrayList<>(List.of("replay", "--execute", "--rate", "1000/s"));
        IntStream.range(0, letters).mapToObj(this::source).forEach(arguments::add);
        String[] command = arguments.toArray(String[]::new);

        Callable<Ran> replay = () -> run(command);

        List<Ran> ran = new ArrayList<>();
        try (var operators = Executors.newFixedThreadPool(3)) {
            for (Future<Ran> operator : operators.invokeAll(Collections.nCopies(3, replay))) {
                ran.add(operator.get());
            }
        }
        Ran last = run(command);

        assertThat(ran).allSatisfy(each -> assertThat(each.exitCode()).isBetween(0, 1));
        assertThat(ran)
                .filteredOn(each -> each.exitCode() == 1)
                .allSatisfy(each ->
                        assertThat(each.err()).contains("Another replay began and took over."));
        assertThat(last.exitCode()).isZero();
        assertThat(replays())
                .map(sent -> state(sent).envelope().source().toString())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, letters).mapToObj(this::source).toList());
    }

    @Test
    void aSlipSendsNothingAtAll() {
        dead(0);

        Ran ran = run("replay", source(0), topic + "-0-99", "--execute");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err())
                .isEqualTo(
                        lines("There is no dead letter of " + topic + "-0-99; nothing was sent."));
        assertThat(replays()).isEmpty();
    }

    @Test
    void refusesADeadlineFurtherThanRequestsMayHave() {
        Ran ran = run("replay", source(0), "--ttl", "8d");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo(
                        lines(
                                "--ttl must be positive and at most the configured longest-deadline, 7d, is PT192H"));
    }

    @Test
    void saysThatKafkaDoesNotAnswer() {
        Ran ran = run("list", "--bootstrap-servers", "127.0.0.1:1");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err()).startsWith("Kafka does not answer at 127.0.0.1:1: ").hasLineCount(1);
    }

    private Ran run(String... arguments) {
        return Desk.run(
                DeadLettersCommand.of(Desk::connection, InstantSource.fixed(now)), arguments);
    }

    private String source(int offset) {
        return new Source(topic, 0, offset).toString();
    }

    private RecordMetadata dead(int offset) {
        return dead(new Source(topic, 0, offset), team, offset, 0);
    }

    /** A letter of two hours ago. */
    private RecordMetadata dead(Source source, String team, int number, int replay) {
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

    private List<ConsumerRecord<byte[], byte[]>> replays() {
        return replaysOf(topic);
    }

    private static List<ConsumerRecord<byte[], byte[]>> replaysOf(String topic) {
        return Desk.read("ai.replays").stream()
                .filter(record -> Desk.header(record, "serai-state-source").startsWith(topic))
                .toList();
    }

    private static State state(ConsumerRecord<byte[], byte[]> record) {
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
