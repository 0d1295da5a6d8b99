package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.app.SeraiMain;
import io.serai.standins.Behaviour;
import io.serai.standins.StandIn;
import io.serai.standins.process.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serai rehearse} as a process, against two stand-ins. */
class RehearseIT {
    private static final String SUITE =
            """
            {"model": "any", "messages": [{"role": "user", "content": "Say hello."}], "seed": 7}
            {"model": "any", "messages": [{"role": "user", "content": "Answer in JSON."}], \
            "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "strict": true, \
            "schema": {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"], \
            "additionalProperties": false}}}}
            """;

    @TempDir private Path folder;
    private final StandIn claude = StandIn.anthropic("claude").start();
    private final StandIn gpt = StandIn.openai("gpt").start();

    @AfterEach
    void close() {
        claude.close();
        gpt.close();
    }

    private record Ran(int exitCode, String printed) {}

    private Ran rehearse(String suite, String... more) throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("serai.yaml"),
                        """
                        providers:
                          claude: {protocol: anthropic, base-url: "%s", model: claude-sonnet-5, key: "{{env:KEY}}"}
                          gpt: {protocol: openai, base-url: "%s", model: gpt-4.1, key: "{{env:KEY}}", response-timeout: 2s}
                        chains:
                          default: {tiers: [claude, gpt]}
                        """
                                .formatted(claude.baseUrl(), gpt.baseUrl()));
        Path prompts = Files.writeString(folder.resolve("prompts.jsonl"), suite);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "rehearse",
                                "--config",
                                config.toString(),
                                "--chain",
                                "default",
                                "--prompts",
                                prompts.toString()));
        arguments.addAll(List.of(more));
        try (ChildJvm serai =
                ChildJvm.start(
                        ChildJvm.Command.of(SeraiMain.class, arguments)
                                .flags("-XX:TieredStopAtLevel=1")
                                .environment("KEY", StandIn.KEY),
                        folder.resolve("printed"))) {
            int exitCode = serai.awaitExit(Duration.ofMinutes(1));
            return new Ran(exitCode, serai.printed());
        }
    }

    @Test
    void everyProviderIsAskedEveryPrompt() throws IOException {
        Path report = folder.resolve("report.json");

        Ran ran = rehearse(SUITE, "--report", report.toString());

        assertThat(ran.exitCode()).as(ran.printed()).isZero();
        assertThat(claude.calls()).isEqualTo(2);
        assertThat(gpt.calls()).isEqualTo(2);
        JsonNode takes = new ObjectMapper().readTree(report.toFile()).path("takes");
        assertThat(takes).hasSize(4);
        assertThat(takes.get(0).path("dropped").toString()).isEqualTo("[\"seed\"]");
        assertThat(takes.get(0).path("cost").decimalValue()).isPositive();
        assertThat(takes.get(0).path("similarity").asDouble()).isEqualTo(1);
        assertThat(takes.get(1).path("provider").asText()).isEqualTo("gpt");
        assertThat(ran.printed()).doesNotContain("Say hello", StandIn.KEY);
    }

    @Test
    void aProviderWithoutAnAnswerAndABrokenThresholdAreToldAndEndWithOne() throws IOException {
        gpt.behave(new Behaviour.Hangs());

        Ran ran = rehearse(SUITE, "--max-cost", "0.0000001");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.printed())
                .contains("line 1, gpt: no answer: timed_out")
                .contains("line 1, claude: ")
                .contains("dollars are more than 0.0000001");
    }
}
