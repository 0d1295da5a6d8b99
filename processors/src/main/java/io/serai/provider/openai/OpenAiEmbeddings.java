package io.serai.provider.openai;

import io.serai.provider.Access;
import io.serai.provider.AnswerReader;
import io.serai.provider.Classifier;
import io.serai.provider.EmbeddingOptions;
import io.serai.provider.EmbeddingsProtocol;
import io.serai.provider.ModelOptions;
import io.serai.provider.Probe;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Tokenizer;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/** OpenAI's Embeddings, and every server that speaks it. */
final class OpenAiEmbeddings {
    private OpenAiEmbeddings() {}

    static Protocol protocol(
            Access access, ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        ModelOptions options =
                ModelOptions.of(OpenAi.NAME + "/embeddings", settings, access.options());
        EmbeddingOptions accepted = EmbeddingOptions.of(options);
        EmbeddingsRequest request =
                new EmbeddingsRequest(settings.model(), accepted, options.flag("base64"));
        return new EmbeddingsProtocol(
                access,
                new EmbeddingsProtocol.Form(
                        OpenAiOptions.below(settings, options.path("embeddings-path")),
                        Probe.get(
                                OpenAiOptions.below(settings, options.path("probe-path")),
                                Map.of()),
                        accepted,
                        request::call,
                        Tokenizer.of(options)),
                new AnswerReader<>(
                        EmbeddingsAnswer.class,
                        answer -> answer.embeddings(settings.model()),
                        new Classifier(access.protocol(), settings, clock, random)));
    }
}
