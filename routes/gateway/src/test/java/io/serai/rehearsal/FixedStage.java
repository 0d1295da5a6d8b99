package io.serai.rehearsal;

import io.serai.model.Classification;
import io.serai.model.Completion;
import io.serai.model.Cost;
import io.serai.model.FinishReason;
import io.serai.model.Json;
import io.serai.model.Prompt;
import io.serai.model.ProviderId;
import io.serai.model.ToolCall;
import io.serai.model.Usage;
import io.serai.provider.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers what it was made with. */
record FixedStage(String name, Answer answer) implements Stage {
    static Stage says(String provider, String text) {
        return new FixedStage(provider, new Answer.Completed(completion(text, List.of())));
    }

    /** Calls this function. */
    static Stage calls(String provider, String function, String arguments) {
        ToolCall call = new ToolCall("1", function, new Json(arguments), Optional.empty());
        return new FixedStage(provider, new Answer.Completed(completion("", List.of(call))));
    }

    static Completion completion(String text, List<ToolCall> calls) {
        return new Completion(
                "c-1",
                Instant.EPOCH,
                "m",
                Optional.of(text).filter(it -> !it.isEmpty()),
                Optional.empty(),
                calls,
                calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS,
                Optional.empty(),
                Optional.of(new Usage(1, 0, 0, 2, 0)),
                List.of());
    }

    @Override
    public ProviderId provider() {
        return new ProviderId(name);
    }

    @Override
    public boolean suits(Prompt prompt, Classification classification) {
        if (name.equals("broken")) {
            throw new IllegalStateException("Hello.");
        }
        return !name.equals("unable") && classification.within(Classification.INTERNAL);
    }

    @Override
    public Taken ask(Prompt prompt) {
        return new Taken(
                answer,
                name.equals("one-tier") ? List.of("seed", "service_tier") : List.of("seed"));
    }

    @Override
    public Optional<Cost> cost(Optional<Usage> usage, Instant asked) {
        if (name.equals("unpriceable")) {
            throw new IllegalStateException("Hello.");
        }
        return usage.map(_ -> new Cost(new BigDecimal("0.002")));
    }
}
