package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README tells a team to write is what is compiled and run here. */
class ReadmeTest {
    private static final Path CLIENTS = Path.of("src/test/java/io/serai/system/clients");

    @ParameterizedTest
    @ValueSource(strings = {"JavaClient", "SpringClient"})
    void showsTheClientThatIsTested(String client) throws IOException {
        String source = Files.readString(CLIENTS.resolve(client + ".java"));
        String marked =
                source.substring(
                        source.indexOf("// README begin\n") + "// README begin\n".length(),
                        source.indexOf("    // README end"));
        String readme = Files.readString(Path.of("../../README.md"));

        assertThat(readme).contains("```java\n" + marked.stripTrailing().stripIndent() + "\n```\n");
    }
}
