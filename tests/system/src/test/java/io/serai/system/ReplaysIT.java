package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.codec.State;
import io.serai.model.Classification;
import io.serai.model.Journey;
import io.serai.model.Source;
import io.serai.system.Desk.Ran;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What replaying dead letters leaves on Kafka. */
class ReplaysIT {
    private final LetterDesk desk = new LetterDesk();

    @Test
    void planSendsNothing() {
        desk.dead(0);
        desk.dead(1);

        Ran ran = desk.run("replay", desk.source(0), desk.source(1));

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("2 to send to ai.replays, about 34 tokens; 0 done already")
                .contains("This is the plan: nothing was sent. --execute sends.");
        assertThat(desk.replays()).isEmpty();
        assertThat(desk.run("list", "--team", desk.team(), "--status", "open").out())
                .contains("id-0", "id-1");
    }

    @Test
    void replaysTheOriginalWithAFreshDeadlineAndNoHistory() {
        desk.dead(0);

        Ran ran = desk.run("replay", desk.source(0), "--execute", "--ttl", "2h");

        assertThat(ran)
                .isEqualTo(
                        new Ran(
                                0,
                                LetterDesk.lines(
                                        desk.source(0) + " sent as replay 1",
                                        "1 sent, 0 done already, 0 cannot be sent."),
                                ""));
        ConsumerRecord<byte[], byte[]> sent = desk.replays().getFirst();
        assertThat(sent.key()).isEqualTo(LetterDesk.bytes("customer-7"));
        assertThat(sent.value()).isEqualTo(LetterDesk.bytes(LetterDesk.QUESTION));
        assertThat(Desk.header(sent, "traceparent")).isEqualTo("00-ab");
        State state = LetterDesk.state(sent);
        assertThat(state.envelope().replay()).isOne();
        assertThat(state.envelope().source()).hasToString(desk.source(0));
        assertThat(state.envelope().deadline()).isEqualTo(desk.now().plus(Duration.ofHours(2)));
        assertThat(state.envelope().possiblyRepeated()).isFalse();
        assertThat(state.journey()).isEqualTo(Journey.NONE);
        assertThat(desk.run("list", "--team", desk.team()).out()).contains("replayed");
        assertThat(desk.run("show", desk.source(0)).out())
                .contains("Status          replayed at " + desk.now() + ", replay 1");
    }

    @Test
    void replayKeepsTheClassificationOfTheTeam() {
        Source at = new Source("ai.requests.red", 0, desk.now().toEpochMilli());
        desk.dead(at, "red", 0, 0);

        desk.run("replay", at.toString(), "--execute");

        var sent = LetterDesk.replaysOf("ai.requests.red").getFirst();
        assertThat(LetterDesk.state(sent).classification()).contains(Classification.RESTRICTED);
    }

    @Test
    void replayingTwiceSendsOnce() {
        desk.dead(0);

        desk.run("replay", desk.source(0), "--execute");
        Ran again = desk.run("replay", desk.source(0), desk.source(0), "--execute");

        assertThat(again.exitCode()).isZero();
        assertThat(again.out())
                .contains(desk.source(0) + " already replayed at " + desk.now())
                .contains("0 sent, 1 done already");
        assertThat(desk.replays()).hasSize(1);
        assertThat(desk.run("replay", desk.source(0)).out())
                .contains("already replayed at " + desk.now());
    }

    @Test
    void aReplayThatFailedAgainIsReplayedFromItsLastLetter() {
        desk.dead(0);
        desk.run("replay", desk.source(0), "--execute");
        desk.dead(new Source(desk.topic(), 0, 0), desk.team(), 0, 1);

        Ran ran = desk.run("replay", desk.source(0), "--execute");

        assertThat(ran.out()).contains(desk.source(0) + " sent as replay 2");
        assertThat(desk.replays())
                .map(sent -> LetterDesk.state(sent).envelope().replay())
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void twoReplaysAtOnceSendEachLetterOnce() throws ExecutionException, InterruptedException {
        int letters = 40;
        IntStream.range(0, letters).forEach(desk::dead);
        List<String> arguments =
                new ArrayList<>(List.of("replay", "--execute", "--rate", "1000/s"));
        IntStream.range(0, letters).mapToObj(desk::source).forEach(arguments::add);
        String[] command = arguments.toArray(String[]::new);

        Callable<Ran> replay = () -> desk.run(command);

        List<Ran> ran = new ArrayList<>();
        try (var operators = Executors.newFixedThreadPool(3)) {
            for (Future<Ran> operator : operators.invokeAll(Collections.nCopies(3, replay))) {
                ran.add(operator.get());
            }
        }
        Ran last = desk.run(command);

        assertThat(ran).allSatisfy(each -> assertThat(each.exitCode()).isBetween(0, 1));
        assertThat(ran)
                .filteredOn(each -> each.exitCode() == 1)
                .allSatisfy(each ->
                        assertThat(each.err()).contains("Another replay began and took over."));
        assertThat(last.exitCode()).isZero();
        assertThat(desk.replays())
                .map(sent -> LetterDesk.state(sent).envelope().source().toString())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, letters).mapToObj(desk::source).toList());
    }

    @Test
    void aSlipSendsNothingAtAll() {
        desk.dead(0);

        Ran ran = desk.run("replay", desk.source(0), desk.topic() + "-0-99", "--execute");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err())
                .isEqualTo(
                        LetterDesk.lines(
                                "There is no dead letter of "
                                        + desk.topic()
                                        + "-0-99; nothing was sent."));
        assertThat(desk.replays()).isEmpty();
    }

    @Test
    void refusesADeadlineFurtherThanRequestsMayHave() {
        Ran ran = desk.run("replay", desk.source(0), "--ttl", "8d");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo(
                        LetterDesk.lines(
                                "--ttl must be positive and at most the configured longest-deadline, 7d, is PT192H"));
    }
}
