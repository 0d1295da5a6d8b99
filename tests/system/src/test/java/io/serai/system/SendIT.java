package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Source;
import io.serai.operator.SendCommand;
import io.serai.operator.Terminal;
import io.serai.system.Desk.Ran;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `serai send` prints and puts on Kafka; a replier of its own answers. */
class SendIT {
    private static final String COMPLETED =
            "{\"id\":\"x\",\"outcome\":\"completed\",\"completion\":{\"choices\":[{\"message\":"
                    + "{\"content\":\"42\"}}]},\"route\":{}}";
    private static final String FAILED =
            "{\"id\":\"x\",\"outcome\":\"failed\",\"error\":{\"code\":\"refused\",\"message\":\"no\","
                    + "\"retryable\":false,\"deadLetter\":true},\"route\":{}}";
    private static final String PARKED = "{\"id\":\"x\",\"outcome\":\"parked\",\"route\":{}}";

    @TempDir private Path folder;

    private Replier replier;

    @BeforeEach
    void start() {
        replier = new Replier("ai.requests", "ai.replies", this::answers);
    }

    @AfterEach
    void stop() {
        replier.close();
    }

    /** What it is asked decides what it answers. */
    private List<String> answers(String request) {
        if (request.contains("silence")) {
            return List.of();
        }
        if (request.contains("fail")) {
            return List.of(FAILED);
        }
        return request.contains("wait") ? List.of(PARKED, COMPLETED) : List.of(COMPLETED);
    }

    @Test
    void printsTheAnswerToAPrompt() {
        Ran ran =
                run(
                        "--prompt",
                        "what is it?",
                        "--model",
                        "deep-thought",
                        "--key",
                        "k1",
                        "--label",
                        "site=north",
                        "--priority",
                        "bulk",
                        "--ttl",
                        "15m",
                        "--header",
                        "a=b");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo(lines("42"));
        assertThat(ran.err()).matches("1 request: 1 completed in [\\d.,]+ s\\.\\R");
        ConsumerRecord<byte[], byte[]> sent = last("ai.requests");
        assertThat(new String(sent.value(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"model\":\"deep-thought\",\"messages\":[{\"role\":\"user\",\"content\":\"what is it?\"}]}");
        assertThat(sent.key()).isEqualTo("k1".getBytes(StandardCharsets.UTF_8));
        assertThat(Desk.header(sent, "serai-label-site")).isEqualTo("north");
        assertThat(Desk.header(sent, "serai-priority")).isEqualTo("bulk");
        assertThat(Desk.header(sent, "serai-ttl")).isEqualTo("PT15M");
        assertThat(Desk.header(sent, "a")).isEqualTo("b");
    }

    @Test
    void sendsEachLineAndEndsWithOneWhenOneFails() throws IOException {
        String file = file("some.jsonl", question("good"), "", question("fail"));

        Ran ran = run("--file", file);

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.out())
                .containsPattern(
                        "# " + file + ", line 1 \\(ai.requests-\\d-\\d+\\): completed\\R42")
                .containsPattern("# " + file + ", line 3 \\(ai.requests-\\d-\\d+\\): failed");
        assertThat(ran.err())
                .containsPattern(
                        "ai.requests-\\d-\\d+ failed, refused: no \\(`serai dead-letters show")
                .containsPattern("2 requests: 1 completed, 1 failed in");
    }

    @Test
    void readsOneRequestOnManyLinesFromStandardInput() {
        Ran ran = run(input(question("good").replace(",", ",\n")), "--file", "-", "--json");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo(lines(COMPLETED));
    }

    @Test
    void tellsAParkedRequestFromAnAnsweredOne() {
        Ran ran = run("--prompt", "wait");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo(lines("42"));
        assertThat(ran.err()).contains(" is parked: no provider can take it now.");
    }

    @Test
    void saysWhatHasNoReplyInTime() {
        Ran ran = run("--prompt", "silence", "--timeout", "1s");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .containsPattern("No reply within 1s to ai.requests-\\d-\\d+: Serai has them")
                .contains("1 request: no reply in");
    }

    @Test
    void refusesInvalidRequestsBeforeAnythingIsSent() throws IOException {
        String file = file("bad.jsonl", question("never sent"), "{\"model\":\"m\"}", "{");

        Ran ran = run("--file", file);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains(file + ", line 2: messages: ")
                .contains(file + ", line 3: value: is not JSON")
                .contains(
                        "Nothing was sent: 2 of 3 requests would be refused; --force sends them anyway.");
        assertThat(Desk.read("ai.requests"))
                .noneMatch(sent ->
                        new String(sent.value(), StandardCharsets.UTF_8).contains("never sent"));
    }

    @Test
    void sendsInvalidRequestsWhenForced() throws IOException {
        Ran ran = run("--file", file("forced.json", "{\"fail\":1}"), "--force");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err()).contains("failed, refused: no");
    }

    @Test
    void printsWhereRequestsAreWhenNobodyWaits() {
        Ran ran = run("--prompt", "hello", "--team", "red", "--no-wait");

        assertThat(ran.exitCode()).isZero();
        ConsumerRecord<byte[], byte[]> sent = last("ai.requests.red");
        assertThat(ran.out())
                .isEqualTo(
                        lines(
                                new Source(sent.topic(), sent.partition(), sent.offset())
                                        .toString()));
        assertThat(ran.err()).isEqualTo(lines("1 of 1 sent to ai.requests.red."));
    }

    @Test
    void saysWhatIsWrongWithTheCommandLine() {
        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(run("--prompt", "x", "--file", "y").exitCode()).isEqualTo(2);
        assertThat(run("--prompt", "x", "--team", "blue"))
                .isEqualTo(
                        new Ran(
                                2,
                                "",
                                lines(
                                        "There is no team blue in the configuration, which has: default, red.")));
        assertThat(run("--file", "/nowhere/at-all.json"))
                .isEqualTo(new Ran(2, "", lines("There is no file /nowhere/at-all.json.")));
        assertThat(run("--prompt", "x", "--timeout", "soon").err())
                .contains(
                        "Invalid value for option '--timeout'",
                        "must be a number and ms, s, m, h or d");
        assertThat(run("--prompt", "x", "--topic", "nowhere", "--reply-to", "ai.replies"))
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                lines(
                                        "There is no topic nowhere: `serai topics create` creates those Serai needs.")));
        assertThat(run("--prompt", "x", "--topic", "ai.replies").err())
                .isEqualTo(
                        lines(
                                "No team owns ai.replies: --reply-to says where replies come, --no-wait does without."));
    }

    private static Ran run(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    private static Ran run(InputStream in, String... arguments) {
        return Desk.run(SendCommand.of(Desk::connection, new Terminal(in, false)), arguments);
    }

    private static ConsumerRecord<byte[], byte[]> last(String topic) {
        return Desk.read(topic).stream()
                .reduce((one, other) -> one.timestamp() > other.timestamp() ? one : other)
                .orElseThrow();
    }

    private String file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines)).toString();
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String question(String text) {
        return "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                .formatted(text);
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
