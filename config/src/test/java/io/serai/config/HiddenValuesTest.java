package io.serai.config;

import static io.serai.config.Loading.PROTOCOLS;
import static io.serai.config.Loading.SMALL;
import static io.serai.config.Loading.load;
import static io.serai.config.Loading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a placeholder stands for is in no problem and no warning, whoever words it. */
class HiddenValuesTest {
    private static final String VALUE = "hunter2 SECRET pw";

    private static ConfigLoader loader(String value) {
        return new ConfigLoader(
                PROTOCOLS, name -> name.equals("KP") ? Optional.of(value) : Loading.variable(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "model: m} | model: m, vector-space: \"{{env:KP}}\"} | providers.gpt.vector-space: must be left out where kind is not embeddings: {{env:KP}}",
                "model: m} | model: m, price: {like: \"x-{{env:KP}}-y\"}} | providers.gpt.price.like: has no price in the table, is x-{{env:KP}}-y",
                "[claude, gpt]} | [gpt], when-expired: fallback, fallback: {end-point: \"{{env:KP}}\"}} | chains.default.fallback.end-point: must be a Camel end point other than exec:, file: and kafka-parallel:, is {{env:KP}}:",
                "chains: | teams: {a: {reply-topic: \"{{env:KP}}\"}}\\nchains: | teams.a.reply-topic: must match [a-zA-Z0-9._-]{1,249}, is {{env:KP}}",
                "chains: | prices: \"{{env:KP}}\"\\nchains: | prices: the file {{env:KP}} is not there",
                "chains: | worker: {id: \"{{env:KP}}\"}\\nchains: | worker.id: must match [a-zA-Z0-9._-]{1,100}, is {{env:KP}}",
            })
    void isAsItStandsInTheFile(String text, String replacement, String problem) {
        String yaml = SMALL.replace(text, replacement.replace("\\n", "\n"));

        assertThat(problems(loader(VALUE), yaml)).containsExactly(problem);
    }

    @Test
    void isNotQuotedOfABrokenUrl() {
        String yaml = SMALL.replace("https://b.example", "https://u:{{env:KP}}@b.example");

        assertThat(problems(loader(VALUE), yaml))
                .containsExactly(
                        "providers.gpt.base-url: must be an http(s) URL with a host, without user,"
                                + " query and fragment: illegal character in authority");
    }

    @Test
    void isHiddenInWarnings() {
        String yaml = SMALL.replace("model: m}", "model: m, quota-group: \"{{env:KP}}\"}");

        assertThat(load(loader(VALUE), yaml).warnings())
                .extracting(Problem::message)
                .contains("has no other member, is {{env:KP}}; is it misspelt?");
    }

    /** No message holds it: what stands there is Serai's own word. */
    @Test
    void ofAKeyNothingHasToBeHidden() {
        String yaml = SMALL.replace("{{env:KEY}}", "{{env:KP}}") + "topics: {replication: many}";

        assertThat(problems(loader("number"), yaml))
                .containsExactly("topics.replication: must be a whole number, is many");
    }

    /** It would be in every other word. */
    @Test
    void aShortOneIsShown() {
        String yaml = SMALL + "teams: {a: {reply-topic: \"{{env:KP}} x\"}}";

        assertThat(problems(loader("is!"), yaml))
                .containsExactly("teams.a.reply-topic: must match [a-zA-Z0-9._-]{1,249}, is is! x");
    }
}
