package io.serai.provider.gemini;

import io.serai.provider.Access;
import io.serai.provider.AnswerReader;
import io.serai.provider.Classifier;
import io.serai.provider.EmbeddingOptions;
import io.serai.provider.EmbeddingsProtocol;
import io.serai.provider.ModelOptions;
import io.serai.provider.Probe;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/** batchEmbedContents, which takes one text as well as several. */
final class GeminiEmbeddings {
    private GeminiEmbeddings() {}

    static Protocol protocol(
            Access access, ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        ModelOptions options =
                ModelOptions.of(Gemini.NAME + "/embeddings", settings, access.options());
        EmbeddingOptions accepted = EmbeddingOptions.of(options);
        BatchRequest request =
                new BatchRequest(
                        GeminiOptions.bare(settings.model()), accepted, options.text("task-type"));
        return new EmbeddingsProtocol(
                access,
                new EmbeddingsProtocol.Form(
                        GeminiOptions.path(settings, "batchEmbedContents"),
                        Probe.get(GeminiOptions.probePath(settings), Map.of()),
                        accepted,
                        request::call),
                new AnswerReader<>(
                        BatchAnswer.class,
                        answer -> answer.embeddings(settings.model()),
                        new Classifier(access.protocol(), settings, clock, random)));
    }
}
