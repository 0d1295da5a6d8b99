package io.serai.rehearsal;

import io.serai.codec.Decoded;
import io.serai.codec.Draft;
import io.serai.codec.RequestCodec;
import io.serai.model.Classification;
import io.serai.model.EmbeddingInput;
import io.serai.model.Input;
import io.serai.model.Original;
import io.serai.model.Prompt;
import io.serai.operator.OperatorException;
import io.serai.operator.RequestInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A suite of prompts, each with where it stands. */
public record Prompts(List<Entry> entries) {
    /** One prompt, and how secret it is. */
    public record Entry(String where, Prompt prompt, Classification classification) {}

    public Prompts {
        entries = List.copyOf(entries);
    }

    /**
     * Requests as producers would send them; all that is wrong with any of them is told at once.
     */
    public static Prompts of(List<RequestInput> inputs, RequestCodec codec, Classification least) {
        List<Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (RequestInput input : inputs) {
            Original original = Original.of(null, input.value(), List.of(), Instant.EPOCH);
            switch (codec.decode(original)) {
                case Decoded.Understood(var draft) ->
                        problem(draft.input())
                                .ifPresentOrElse(
                                        problem -> problems.add(input.where() + ": " + problem),
                                        () -> entries.add(entry(input, draft, least)));
                case Decoded.Misunderstood(var failure, _) ->
                        problems.add(input.where() + ": " + failure.message());
            }
        }
        if (!problems.isEmpty()) {
            throw OperatorException.usage(problems.stream().collect(Collectors.joining("\n")));
        }
        return new Prompts(entries);
    }

    private static Entry entry(RequestInput input, Draft draft, Classification least) {
        return new Entry(
                input.where(),
                (Prompt) draft.input(),
                draft.classification().orElse(least).atLeast(least));
    }

    private static Optional<String> problem(Input input) {
        return switch (input) {
            // It would be found only after the calls were paid.
            case Prompt prompt -> AnswerViolation.cannotBeTold(prompt);
            case EmbeddingInput _ -> Optional.of("input: only chat requests can be rehearsed");
        };
    }
}
