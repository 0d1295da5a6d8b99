package io.serai.provider;

import static io.serai.model.Requests.texts;
import static io.serai.provider.Prompts.prompt;
import static io.serai.provider.Prompts.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Input;
import io.serai.model.Json;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Tool;
import io.serai.provider.openai.OpenAi;
import io.serai.provider.responses.OpenAiResponses;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counts are those that OpenAI's own tiktoken gives. */
class TokenizerTest {
    private static final String ANTIDIS = "antidisestablishmentarianism";

    private static Optional<Tokenizer> of(String model, Map<String, String> options) {
        return OpenAi.protocol(
                        Providers.settings(OpenAi.NAME, model, options),
                        Providers.CLOCK,
                        Providers.EVEN)
                .tokenizer();
    }

    private static int count(String model, Input input) {
        return of(model, Map.of()).orElseThrow().count(input);
    }

    @ParameterizedTest
    @CsvSource({"gpt-6-sol, 6", "gpt-4o-mini, 6", "gpt-4-turbo, 6", "openai/gpt-5.4, 6"})
    void countsAWordOfManyTokens(String model, int tokens) {
        assertThat(count(model, prompt(user(ANTIDIS)).build())).isEqualTo(tokens);
    }

    @Test
    void countsAllThatAModelReads() {
        Tool tool =
                new Tool(
                        "weather",
                        Optional.of("hello world"),
                        new Json("hello world"),
                        Optional.empty());
        Input input =
                prompt(
                                new Message.Instructions("hello world"),
                                user("hello world"),
                                new Message.ToolResult("c1", "hello world"))
                        .tool(tool)
                        .build();

        assertThat(count("gpt-6-sol", input)).isEqualTo(5 * 2 + 1);
    }

    @Test
    void takesAnImageForOneOfTheUsualSize() {
        Message.User image =
                new Message.User(List.of(new Part.InlineImage("image/png", "aGVsbG8=")));

        assertThat(count("gpt-6-sol", prompt(image).build())).isEqualTo(1_334);
    }

    @Test
    void wordsThatMeanSomethingToTheModelAreTextInAPrompt() {
        assertThat(count("gpt-6-sol", prompt(user("<|endoftext|>")).build())).isGreaterThan(1);
    }

    @Test
    void takesTheRestOfALongTextToBeLikeItsBeginning() {
        String million = "hello world, ".repeat(80_000);

        assertThat(count("gpt-6-sol", prompt(user(million)).build()))
                .isBetween(3 * 80_000, 3 * 80_000 + 100);
    }

    @Test
    void modelsOfOthersAreCountedWhereTheOptionsSayHow() {
        assertThat(of("llama3.2", Map.of())).isEmpty();
        assertThat(of("llama3.2", Map.of("tokenizer", "cl100k_base"))).isPresent();
        assertThat(of("gpt-6-sol", Map.of("tokenizer", "none"))).isEmpty();
    }

    @Test
    void otherWaysToOpenAisModelsCountAsItDoes() {
        ProviderSettings settings = Providers.settings(OpenAiResponses.NAME, "gpt-6.2", Map.of());

        assertThat(OpenAiResponses.protocol(settings, Providers.CLOCK, Providers.EVEN).tokenizer())
                .isPresent();
    }

    @Test
    void embeddingsAreCounted() {
        ProviderSettings settings =
                Providers.embeddings(
                        OpenAi.NAME,
                        URI.create("https://api.openai.com"),
                        "text-embedding-3-small",
                        Map.of());
        Tokenizer tokenizer =
                OpenAi.protocol(settings, Providers.CLOCK, Providers.EVEN)
                        .tokenizer()
                        .orElseThrow();

        assertThat(tokenizer.count(texts("hello world", ANTIDIS))).isEqualTo(2 + 6);
    }
}
