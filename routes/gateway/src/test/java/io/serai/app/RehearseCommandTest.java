package io.serai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.routes.ProviderServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code serai rehearse} refuses before anybody is asked: calls are billed. */
final class RehearseCommandTest {
    private static final String PROMPT =
            """
            {"model": "any", "messages": [{"role": "user", "content": "Say hello."}]}
            """;

    @TempDir private Path folder;
    private final ProviderServer provider = new ProviderServer();
    private final StringWriter printed = new StringWriter();
    private Path config;

    @BeforeEach
    void start() throws IOException {
        config =
                Files.writeString(
                        folder.resolve("serai.yaml"),
                        """
                        providers:
                          gpt: {protocol: openai, base-url: "%s", model: gpt-4.1}
                        chains: {default: {tiers: [gpt]}}
                        """
                                .formatted(provider.url()));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private int rehearse(String suite, String... more) throws IOException {
        Path prompts = Files.writeString(folder.resolve("prompts.jsonl"), suite);
        List<String> arguments =
                new ArrayList<>(List.of("rehearse", "--config", config.toString()));
        arguments.addAll(List.of("--chain", "default", "--prompts", prompts.toString()));
        arguments.addAll(List.of(more));
        PrintWriter terminal = new PrintWriter(printed, true);
        return SeraiMain.commandLine()
                .setOut(terminal)
                .setErr(terminal)
                .execute(arguments.toArray(String[]::new));
    }

    @Test
    void asksWhomItIsToldTo() throws IOException {
        assertThat(rehearse(PROMPT)).isOne();
        assertThat(printed.toString()).contains("line 1, gpt: no answer");
        assertThat(provider.calls()).isPositive();
    }

    @Test
    void aPromptThatIsNone() throws IOException {
        assertThat(rehearse("{\"model\": \"any\"}\n{\"messages\": 1}\n")).isEqualTo(2);
        assertThat(printed.toString()).contains("line 1: messages", "line 2: ");
        assertThat(provider.calls()).isZero();
    }

    /** No answer could keep it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--max-cost=-1",
                "--max-cost=x",
                "--max-latency=PT-1S",
                "--min-similarity=1.5"
            })
    void aThresholdOutOfItsRange(String threshold) throws IOException {
        assertThat(rehearse(PROMPT, threshold)).isEqualTo(2);
        assertThat(printed.toString())
                .containsPattern(threshold.split("=", 2)[0] + "\\b.* must ")
                .doesNotContain("BigDecimal");
        assertThat(provider.calls()).isZero();
    }

    @Test
    void aReportThatCannotBeWritten() throws IOException {
        Path report = folder.resolve("none/report.json");

        assertThat(rehearse(PROMPT, "--report", report.toString())).isEqualTo(2);
        assertThat(printed.toString())
                .containsPattern("--report: .*none/report.json cannot be written");
        assertThat(provider.calls()).isZero();
    }
}
