package io.serai.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** config/serai.yaml is the documentation: it loads, it is complete, and its defaults are true. */
class ShippedFileTest {
    private static final Path FILE = Path.of("serai.yaml");
    private static final Pattern OFF = Pattern.compile("(?m)^(\\s*)#(?=[^ \\n]|  )");
    private static final ConfigLoader LOADER =
            new ConfigLoader(Loading.PROTOCOLS, Loading::variable);

    @Test
    void loadsAsItIs() {
        SeraiSettings settings = LOADER.load(FILE);

        assertThat(settings.providers())
                .extracting(it -> it.id().value())
                .containsExactly("claude", "gpt", "gemini");
        assertThat(settings.chains()).hasSize(1);
        assertThat(settings.rules()).hasSize(1);
        assertThat(settings.warnings())
                .containsExactly(new Problem("providers.local", "is in no chain and left alone"));
    }

    @Test
    void whatIsOnIsTheDefault() {
        SeraiSettings shipped = LOADER.load(FILE);
        SeraiSettings defaults = Loading.load(Loading.SMALL);

        assertThat(shipped.kafka()).isEqualTo(defaults.kafka());
        assertThat(shipped.worker()).isEqualTo(defaults.worker());
        assertThat(shipped.limits()).isEqualTo(defaults.limits());
        assertThat(shipped.teams()).isEqualTo(defaults.teams());
        assertThat(shipped.rules()).isEqualTo(defaults.rules());
        assertThat(shipped.probe()).isEqualTo(defaults.probe());
        assertThat(shipped.management()).isEqualTo(defaults.management());
        assertThat(shipped.topics()).isEqualTo(defaults.topics());
        assertThat(shipped.providers().getFirst())
                .usingRecursiveComparison()
                .ignoringFields("baseUrl", "model")
                .isEqualTo(defaults.providers().getFirst());
        assertThat(shipped.chains().getFirst())
                .usingRecursiveComparison()
                .ignoringFields("chain.tiers")
                .isEqualTo(defaults.chains().getFirst());
    }

    @Test
    void hasEveryKeyThatIsRead() throws IOException {
        String everything = OFF.matcher(Files.readString(FILE)).replaceAll("$1");
        JsonNode root = new YAMLMapper().readTree(everything);
        Set<String> written = new TreeSet<>();
        collect(root, "", written);

        assertThat(written).containsAll(LOADER.knownKeys(bytes(everything)));
    }

    /** A name may stand for {@code *}: both forms are collected. */
    private static void collect(JsonNode node, String pattern, Set<String> written) {
        written.add(pattern);
        node.forEach(item -> {
            if (node.isArray()) {
                collect(item, pattern + "[]", written);
            }
        });
        String prefix = pattern.isEmpty() ? "" : pattern + ".";
        node.properties()
                .forEach(entry -> {
                    collect(entry.getValue(), prefix + entry.getKey(), written);
                    collect(entry.getValue(), prefix + "*", written);
                });
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
