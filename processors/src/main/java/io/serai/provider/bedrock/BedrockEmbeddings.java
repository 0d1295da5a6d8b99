package io.serai.provider.bedrock;

import io.serai.provider.AnswerReader;
import io.serai.provider.Classifier;
import io.serai.provider.EmbeddingOptions;
import io.serai.provider.EmbeddingsProtocol;
import io.serai.provider.ModelOptions;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Embeddings by InvokeModel, in the form of who made the model: Amazon (Titan) or Cohere. */
final class BedrockEmbeddings {
    private static final String[] INPUT_TYPES = {
        "search_document", "search_query", "classification", "clustering"
    };

    private BedrockEmbeddings() {}

    private enum Maker {
        TITAN,
        COHERE
    }

    static Protocol protocol(
            ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        ModelOptions options = ModelOptions.of(Bedrock.NAME + "/embeddings", settings, Set.of());
        Maker maker = options.oneOf("form", Maker.class);
        EmbeddingOptions accepted = accepted(maker, options);
        BedrockModel model = new BedrockModel(settings.model());
        String inputType = options.oneOf("input-type", INPUT_TYPES);
        EmbeddingsProtocol.Form form =
                new EmbeddingsProtocol.Form(
                        model.path("invoke"),
                        model.probe(),
                        accepted,
                        switch (maker) {
                            case TITAN -> new TitanRequest(accepted)::call;
                            case COHERE -> new CohereRequest(accepted, inputType)::call;
                        });
        Classifier faults = new Classifier(Bedrock.NAME, settings, clock, random);
        return new EmbeddingsProtocol(
                model.access(), form, reader(maker, settings.model(), faults));
    }

    private static EmbeddingOptions accepted(Maker maker, ModelOptions options) {
        return switch (maker) {
            case TITAN -> EmbeddingOptions.of(options).ofOneText();
            case COHERE -> EmbeddingOptions.of(options);
        };
    }

    private static AnswerReader<?> reader(Maker maker, String model, Classifier faults) {
        return switch (maker) {
            case TITAN ->
                    new AnswerReader<>(
                            TitanAnswer.class, answer -> answer.embeddings(model), faults);
            case COHERE ->
                    new AnswerReader<>(
                            CohereAnswer.class,
                            (answer, wire) -> answer.embeddings(model, wire),
                            faults);
        };
    }
}
