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

        assertThatThrownBy(() -> table(wrong))
                .isInstanceOf(InvalidConfiguration.class)
                .extracting(it -> ((InvalidConfiguration) it).problems())
                .asInstanceOf(InstanceOfAssertFactories.list(Problem.class))
                .extracting(Problem::toString)
                .containsExactly(
                        "prices: models[0].input must be a number, is one",
                        "prices: models[1].input must not be negative, is -1",
                        "prices: models[1].seen must be a day such as 2026-11-22, is yesterday",
                        "prices: models[2].input is required",
                        "prices: models[3].model is required",
                        "prices: models[3].source is required",
                        "prices: models[3].until must be after from, 2026-02-02",
                        "prices: models[4].long-prompts.above must be positive, is 0",
                        "prices: models[5].regional-percent must be between 0 and 100, is 101",
                        "prices: models[2].outptu is not known, did you mean output?");
    }

    @Test
    void twoPricesForOneDay() {
        String twice =
                """
                models:
                  - {model: a, input: 1, seen: 2026-11-22, source: us}
                  - {model: A, input: 2, seen: 2026-11-22, source: us}
                """;

        assertThatThrownBy(() -> table(twice))
                .hasMessageContaining("prices: models has two prices of A for one day");
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
