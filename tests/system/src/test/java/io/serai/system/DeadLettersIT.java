package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.system.Desk.Ran;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** Dead letters as an operator sees them. */
class DeadLettersIT {
    private final LetterDesk desk = new LetterDesk();

    @Test
    void listsWhyWhenAndHowLongALetterLives() {
        desk.dead(0);

        Ran ran = desk.run("list", "--team", desk.team());

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "SOURCE|ID|TEAM|REASON|FAULT|ATTEMPTS|AGE|TIME TO LOSS|STATUS",
                        desk.source(0)
                                + "|id-0|"
                                + desk.team()
                                + "|refused|refused|1|2h|29d 22h|open");
        assertThat(ran.out()).doesNotContain("secret plans");
    }

    @Test
    void listsOnlyWhatIsAskedFor() {
        desk.dead(0);

        assertThat(desk.run("list", "--team", desk.team(), "--reason", "expired").err())
                .isEqualTo(LetterDesk.lines("No dead letters."));
        assertThat(desk.run("list", "--team", desk.team(), "--provider", "gemini").out()).isEmpty();
        assertThat(desk.run("list", "--team", desk.team(), "--since", "1h").out()).isEmpty();
        assertThat(desk.run("list", "--team", desk.team(), "--until", "3h").out()).isEmpty();
        assertThat(desk.run("list", "--team", desk.team(), "--status", "replayed").out()).isEmpty();
        assertThat(
                        desk.run(
                                        "list",
                                        "--team",
                                        desk.team(),
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
                .startsWith("{\"source\":\"" + desk.source(0) + "\"")
                .contains("\"status\":\"open\"");
    }

    @Test
    void saysWhatItDoesNotShow() {
        desk.dead(0);
        desk.dead(1);

        Ran ran = desk.run("list", "--team", desk.team(), "--max", "1");

        assertThat(ran.out()).contains("id-0").doesNotContain("id-1");
        assertThat(ran.err()).isEqualTo(LetterDesk.lines("The oldest 1 of 2; --max shows more."));
    }

    @Test
    void saysWhenAScanIsIncomplete() {
        desk.dead(0);

        Ran ran = desk.run("list", "--team", desk.team(), "--scan-time", "0s");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err()).contains("--scan-time allows more time.");
    }

    @Test
    void showsALetterWithoutItsPayload() {
        desk.dead(0);

        Ran ran = desk.run("show", desk.source(0));

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("Source          " + desk.source(0))
                .contains("Reason          refused, would fail again as it is")
                .contains("Message         messages: the provider refused them")
                .contains("Chain           main")
                .contains("First failure   " + desk.now().minusSeconds(7300) + " (2h 1m ago)")
                .contains("Key             customer-7")
                .contains("Size            67 bytes, about 17 tokens")
                .contains("Status          open")
                .containsPattern("1 +claude +\\S+ +120 ms +refused +400 +no +bad: no\\\\u001b")
                .containsPattern("traceparent +00-ab")
                .doesNotContain("serai-state-")
                .doesNotContain("secret plans");
        assertThat(desk.run("show", desk.source(0), "--payload").out())
                .contains(LetterDesk.QUESTION);
    }

    @Test
    void findsALetterByItsOwnPlaceToo() {
        RecordMetadata at = desk.dead(0);

        assertThat(desk.run("show", "ai.dead-letters-" + at.partition() + "-" + at.offset()).out())
                .contains("Source          " + desk.source(0));
    }

    @Test
    void showsWhatItCannotDecode() {
        RecordMetadata at =
                Desk.send(new ProducerRecord<>("ai.dead-letters", LetterDesk.bytes("k"), null));

        Ran ran = desk.run("show", "ai.dead-letters-" + at.partition() + "-" + at.offset());

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("Unreadable      serai-state-version: is missing");
    }

    @Test
    void saysThatThereIsNoSuchLetter() {
        assertThat(desk.run("show", desk.topic() + "-0-99"))
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                LetterDesk.lines(
                                        "There is no dead letter of " + desk.topic() + "-0-99.")));
        assertThat(desk.run("show", "nonsense").exitCode()).isEqualTo(2);
        assertThat(desk.run("show", "nonsense").err())
                .contains("must be topic-partition-offset, such as ai.requests-0-42");
    }

    @Test
    void saysThatKafkaDoesNotAnswer() {
        Ran ran = desk.run("list", "--bootstrap-servers", "127.0.0.1:1");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err()).startsWith("Kafka does not answer at 127.0.0.1:1: ").hasLineCount(1);
    }
}
