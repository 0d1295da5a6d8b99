package io.serai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.price.PriceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceReaderTest {
    private static final String ROW =
            "models: [{model: own, input: 1, output: 2, source: us, seen: 2026-11-22}]";

    @TempDir private Path folder;

    private PriceTable table(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), yaml);
        return Loading.load("prices: " + file + "\n" + Loading.SMALL).prices();
    }

    @Test
    void theShippedTableKnowsTheShippedModels() {
        PriceTable shipped = Loading.load(Loading.SMALL).prices();

        assertThat(List.of("claude-sonnet-5", "gpt-6.1-terra", "gemini-3.5-flash"))
                .allMatch(shipped::knows);
    }

    @Test
    void anOwnTableStandsInItsPlace() throws IOException {
        PriceTable own = table(ROW);

        assertThat(own.knows("own")).isTrue();
        assertThat(own.knows("claude-sonnet-5")).isFalse();
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        String wrong =
                """
                models:
                  - {model: a, input: one, seen: 2026-11-22, source: us}
                  - {model: b, input: -1, output: 2, seen: yesterday, source: us}
                  - {model: c, outptu: 2, seen: 2026-11-22, source: us}
                  - {input: 1, seen: 2026-11-22, from: 2026-02-02, until: 2026-02-01}
                  - {model: e, input: 1, seen: 2026-11-22, source: us, long-prompts: {above: 0, input: 1}}
                  - {model: f, input: 1, seen: 2026-11-22, source: us, regional-percent: 101}
                """;

        String in = "prices: in " + folder.resolve("own.yaml") + ": ";

        assertThatThrownBy(() -> table(wrong))
                .isInstanceOf(InvalidConfiguration.class)
                .extracting(it -> ((InvalidConfiguration) it).problems())
                .asInstanceOf(InstanceOfAssertFactories.list(Problem.class))
                .extracting(Problem::toString)
                .containsExactly(
                        in + "models[0].input of a must be a number, is one",
                        in + "models[1].input of b must not be negative, is -1",
                        in + "models[1].seen of b must be a day such as 2026-11-22, is yesterday",
                        in + "models[2].input of c is required",
                        in + "models[3].model is required",
                        in + "models[3].source is required",
                        in + "models[3].until must be after from, 2026-02-02",
                        in + "models[4].long-prompts.above of e must be positive, is 0",
                        in + "models[5].regional-percent of f must be between 0 and 100, is 101",
                        in + "models[2].outptu of c is not known, did you mean output?");
    }

    @Test
    void twoPricesForOneDay() {
        String twice =
                """
                models:
                  - {model: a, input: 1, until: 2026-11-23, seen: 2026-11-22, source: us}
                  - {model: A, input: 2, from: 2026-11-22, until: 2026-12-01, seen: 2026-11-22, source: us}
                """;

        assertThatThrownBy(() -> table(twice))
                .hasMessageEndingWith(
                        "own.yaml: models has two prices of A for one day: one holds until"
                                + " 2026-11-23, the other from 2026-11-22 until 2026-12-01");
    }

    @Test
    void aFileThatIsNotThere() {
        assertThatThrownBy(() -> Loading.load("prices: nowhere.yaml\n" + Loading.SMALL))
                .hasMessageContaining("prices: the file nowhere.yaml is not there");
    }

    @Test
    void aModelThatCostsTheSameMustHaveAPrice() {
        assertThatThrownBy(() ->
                        Loading.load(
                                Loading.SMALL.replace(
                                        "model: m", "model: m, price: {like: nobody}")))
                .hasMessageContaining("price.like: has no price in the table, is nobody");
    }
}
