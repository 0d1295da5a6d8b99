package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there. */
class DocsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:IT|Test|Contract))`");

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    @Test
    void everyTestThatHoldsAGuaranteeExists() throws IOException {
        Set<String> named =
                TEST.matcher(text("docs/guarantees.md"))
                        .results()
                        .map(name -> name.group(1) + ".java")
                        .collect(Collectors.toSet());

        try (Stream<Path> files = Files.walk(ROOT)) {
            Set<String> sources =
                    files.filter(file -> file.toString().contains("src/test/java"))
                            .map(file -> file.getFileName().toString())
                            .collect(Collectors.toSet());
            assertThat(named).hasSizeGreaterThan(40).isSubsetOf(sources);
        }
    }

    @Test
    void everyScenarioHasARow() throws IOException {
        String chaos = text("docs/chaos.md");

        assertThat(Scenarios.names())
                .allSatisfy(name -> assertThat(chaos).contains("\n| `" + name + "` |"));
    }

    @Test
    void everyGuaranteeHasARow() throws IOException {
        String chaos = text("docs/chaos.md");

        assertThat(Guarantee.all())
                .allSatisfy(each -> assertThat(chaos).contains("\n| " + each.name() + " |"));
    }
}
