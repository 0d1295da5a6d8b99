package io.serai.provider;

import io.serai.model.Completion;
import io.serai.model.Embeddings;
import io.serai.model.FinishReason;
import io.serai.model.Output;
import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what came back, the same way for every protocol: an error status goes to the fault table, a
 * 2xx is read as {@code shape} (a wire record whose constructors refuse what is no answer) and
 * mapped; what the mapper refuses is no answer either.
 */
public record AnswerReader<T>(
        Class<T> shape, BiFunction<T, WireAnswer, Output> mapper, Classifier faults) {
    /** Of answers whose headers say nothing that is wanted. */
    public AnswerReader(Class<T> shape, Function<T, Output> mapper, Classifier faults) {
        this(shape, (body, _) -> mapper.apply(body), faults);
    }

    /** Never throws, whatever the bytes. */
    public Answer read(WireAnswer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            return new Answer.Faulted(faults.classify(answer));
        }
        try {
            return switch (mapper.apply(WireJson.read(answer.body(), shape), answer)) {
                case Completion completion -> completed(answer, completion);
                case Embeddings embeddings -> new Answer.Completed(embeddings);
            };
        } catch (IOException e) {
            return broken(answer, e.getCause());
        } catch (IllegalArgumentException e) {
            return broken(answer, e);
        }
    }

    private Answer completed(WireAnswer answer, Completion completion) {
        return completion.finishReason() == FinishReason.CONTENT_FILTER
                ? new Answer.Faulted(faults.declined(answer, completion))
                : new Answer.Completed(completion);
    }

    /** A parser's own words would quote the answer. */
    private Answer broken(WireAnswer answer, @Nullable Throwable cause) {
        String rule =
                cause instanceof IllegalArgumentException refused
                        ? String.valueOf(refused.getMessage())
                        : "not the JSON of its protocol";
        String why = "%d bytes that are no answer: %s".formatted(answer.body().length, rule);
        return new Answer.Faulted(faults.broken(answer, why));
    }
}
