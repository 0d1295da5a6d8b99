package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {

    private final StandIn claude = StandIn.anthropic("claude").start();
    private final StandIn gpt = StandIn.openai("gpt").start();
    private final Console console = new Console(List.of(claude, gpt));

    @AfterEach
    void close() {
        claude.close();
        gpt.close();
    }

    @Test
    void directsOneOrAll() throws Exception {
        assertThat(console.reply("claude overloaded")).isEqualTo("ok");
        assertThat(Wire.ANTHROPIC.ask(claude, "Hello").statusCode()).isEqualTo(529);
        assertThat(Wire.OPENAI.ask(gpt, "Hello").statusCode()).isEqualTo(200);

        assertThat(console.reply("all fails 500 my own words")).isEqualTo("ok");
        HttpResponse<String> reply = Wire.OPENAI.ask(gpt, "Hello");
        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(reply.body()).isEqualTo("my own words");
    }

    @Test
    void countsInOneLineOfJson() throws Exception {
        Wire.OPENAI.ask(gpt, "[[marker:a]]");
        Wire.OPENAI.probe(gpt);

        assertThat(Json.read(console.reply("calls")).path("gpt"))
                .isEqualTo(
                        Json.read(
                                """
                                {"calls": 1, "answers": 1, "probes": 1, "mostAtOnce": 1, "callsByMarker": {"a": 1}}\
                                """));
        assertThat(console.reply("reset")).isEqualTo("ok");
        assertThat(gpt.calls()).isZero();
    }

    @Test
    void setsSizeAndBehaviourByMarker() throws Exception {
        assertThat(console.reply("gpt size 5000")).isEqualTo("ok");
        assertThat(console.reply("gpt marker bad fails 500")).isEqualTo("ok");

        assertThat(Wire.OPENAI.text(Wire.OPENAI.ask(gpt, "Hello"))).hasSize(5000);
        assertThat(Wire.OPENAI.ask(gpt, "[[marker:bad]]").statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answers",
                "answers 200ms",
                "answers 100ms..1s",
                "answers ~200ms 0.5",
                "ratelimited 60",
                "ratelimited 60 answers 1s",
                "flaky 0.2 flaky 0.5 resets",
                "throttled 30s",
                "throttled 30s http-date",
                "overloaded",
                "out-of-quota",
                "unauthorised",
                "refuses-content",
                "error-in-200",
                "fails 418",
                "hangs",
                "resets",
                "garbage",
                "empty",
                "truncated",
                "endless",
                "drips 10ms",
                "gzip-bomb",
                "gzip-bomb 1000",
                "down"
            })
    void understandsEveryBehaviour(String phrase) {
        assertThat(console.reply("gpt " + phrase)).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                      | expected a command
                    mistral down            | no stand-in 'mistral'; there are: [claude, gpt]
                    gpt                     | expected a behaviour
                    gpt explodes            | unknown behaviour 'explodes'; there are: answers
                    gpt answers soon        | the latency must be a duration such as 200ms, 2s or 1m, not 'soon'
                    gpt answers 2s now      | too much: 'now'
                    gpt answers 2s..1s      | longest latency PT1S must be above shortest PT2S
                    gpt throttled           | when to retry
                    gpt throttled 1s loudly | the form must be one of [NATIVE
                    gpt flaky 2 hangs       | share 2.0 must be between 0 and 1
                    gpt flaky 0.5 down      | behave(new Down())
                    gpt fails               | the status, a whole number, and got nothing
                    gpt size big            | the size must be a whole number, not 'big'
                    """)
    void saysWhatIsWrongWithACommand(String command, String words) {
        assertThat(console.reply(command)).startsWith("error: ").contains(words);
    }

    @Test
    void listsWhatItUnderstands() {
        assertThat(console.reply("help"))
                .contains("calls")
                .contains("gzip-bomb")
                .doesNotContain("\n");
    }
}
