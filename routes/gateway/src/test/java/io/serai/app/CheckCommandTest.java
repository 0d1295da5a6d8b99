package io.serai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
    private static final String YAML =
            """
            providers:
              claude: {protocol: anthropic, base-url: "https://a.example", model: claude-sonnet-5}
              gpt: {protocol: openai, base-url: "https://b.example", model: gpt-6-sol}
              local: {protocol: openai, base-url: "http://localhost:1", model: llama3.2}
            chains:
              default: {tiers: [claude, gpt]}
              private: {tiers: [local]}
            rules:
              - {name: secret, classifications: [restricted], chain: private}
              - {name: rest, chain: default}
            """;

    @TempDir private Path folder;
    private Path file;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("serai.yaml"), YAML);
    }

    private int check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "--config", file.toString()));
        arguments.addAll(List.of(more));
        return SeraiMain.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    @Test
    void saysThatItIsValid() {
        assertThat(check()).isZero();
        assertThat(out.toString().lines().toList())
                .containsExactly(file + " is valid; providers: 3, chains: 2, rules: 2, teams: 1");
    }

    @Test
    void showsWhatBecomesOfARequestAtEachProviderOfAChain() {
        assertThat(check("--chain", "default")).isZero();
        assertThat(out.toString().lines())
                .contains(
                        "REQUEST                      claude     gpt",
                        "seed                         dropped    kept")
                .noneMatch(line -> line.contains("local"));
    }

    @Test
    void namesTheChainsThereAre() {
        assertThat(check("--chain", "defualt")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("--chain: there is no 'defualt'; there are default, private");
        assertThat(out.toString()).isEmpty();
    }
}
