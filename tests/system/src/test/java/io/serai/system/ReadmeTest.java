package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.app.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the README tells a team to write is what is compiled and run here; no protocol is left out.
 */
class ReadmeTest {
    private static final Path README = Path.of("../../README.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)`");
    private static final Path CLIENTS = Path.of("src/test/java/io/serai/system/clients");

    @ParameterizedTest
    @ValueSource(strings = {"JavaClient", "SpringClient"})
    void showsTheClientThatIsTested(String client) throws IOException {
        String source = Files.readString(CLIENTS.resolve(client + ".java"));
        String marked =
                source.substring(
                        source.indexOf("// README begin\n") + "// README begin\n".length(),
                        source.indexOf("    // README end"));

        assertThat(Files.readString(README))
                .contains("```java\n" + marked.stripTrailing().stripIndent() + "\n```\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"speaks", "probe, which costs no tokens"})
    void hasARowForEveryProtocol(String column) throws IOException {
        String readme = Files.readString(README);
        int table = readme.indexOf("| `protocol` | " + column + " |");
        String rows = readme.substring(readme.indexOf('\n', table), readme.indexOf("\n\n", table));

        assertThat(ROW.matcher(rows).results().map(row -> row.group(1)).collect(Collectors.toSet()))
                .isEqualTo(new Protocols(InstantSource.system(), new Random()).names());
    }
}
