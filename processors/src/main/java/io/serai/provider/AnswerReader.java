package io.serai.provider;

import io.serai.model.Completion;
import io.serai.model.FinishReason;
import java.io.IOException;
import java.util.function.Function;

/**
 * Reads what came back, the same way for every protocol: an error status goes to the fault table, a
 * 2xx is read as {@code shape} (a wire record whose constructors refuse what is no answer) and
 * mapped.
 */
public record AnswerReader<T>(Class<T> shape, Function<T, Completion> mapper, Classifier faults) {
    /** Never throws, whatever the bytes. */
    public Answer read(WireAnswer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            return new Answer.Faulted(faults.classify(answer));
        }
        try {
            Completion completion = mapper.apply(WireJson.read(answer.body(), shape));
            return completion.finishReason() == FinishReason.CONTENT_FILTER
                    ? new Answer.Faulted(faults.declined(answer, completion))
                    : new Answer.Completed(completion);
        } catch (IOException e) {
            return new Answer.Faulted(faults.broken(answer, why(answer, e)));
        }
    }

    /** A parser's own words would quote the answer. */
    private static String why(WireAnswer answer, IOException e) {
        String rule =
                e.getCause() instanceof IllegalArgumentException refused
                        ? String.valueOf(refused.getMessage())
                        : "not the JSON of its protocol";
        return "%d bytes that are no answer: %s".formatted(answer.body().length, rule);
    }
}
