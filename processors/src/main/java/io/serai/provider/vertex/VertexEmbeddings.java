package io.serai.provider.vertex;

import io.serai.provider.Access;
import io.serai.provider.AnswerReader;
import io.serai.provider.Classifier;
import io.serai.provider.EmbeddingOptions;
import io.serai.provider.EmbeddingsProtocol;
import io.serai.provider.ModelOptions;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Embeddings of a project and a location: by predict, or from the second Gemini on embedContent.
 */
final class VertexEmbeddings {
    private VertexEmbeddings() {}

    /** How a model is called. */
    private enum Method {
        PREDICT("predict"),
        EMBED_CONTENT("embedContent");

        private final String operation;

        Method(String operation) {
            this.operation = operation;
        }
    }

    /**
     * @param model its path
     */
    static Protocol protocol(
            Access access,
            String model,
            ProviderSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        ModelOptions options =
                ModelOptions.of(Vertex.NAME + "/embeddings", settings, access.options());
        Method method = options.oneOf("method", Method.class);
        EmbeddingOptions accepted = accepted(method, options);
        String taskType = options.text("task-type");
        Classifier faults = new Classifier(Vertex.NAME, settings, clock, random);
        EmbeddingsProtocol.Form form =
                new EmbeddingsProtocol.Form(
                        model + ":" + method.operation,
                        access.probe().orElseThrow(),
                        accepted,
                        switch (method) {
                            case PREDICT -> new PredictRequest(accepted, taskType)::call;
                            case EMBED_CONTENT -> new ContentRequest(accepted, taskType)::call;
                        });
        return new EmbeddingsProtocol(access, form, reader(method, settings.model(), faults));
    }

    /** Parts of one content would become one vector. */
    private static EmbeddingOptions accepted(Method method, ModelOptions options) {
        return switch (method) {
            case PREDICT -> EmbeddingOptions.of(options);
            case EMBED_CONTENT -> EmbeddingOptions.of(options).ofOneText();
        };
    }

    private static AnswerReader<?> reader(Method method, String model, Classifier faults) {
        return switch (method) {
            case PREDICT ->
                    new AnswerReader<>(
                            PredictAnswer.class, answer -> answer.embeddings(model), faults);
            case EMBED_CONTENT ->
                    new AnswerReader<>(
                            ContentAnswer.class, answer -> answer.embeddings(model), faults);
        };
    }
}
