package io.serai.rehearsal;

import io.serai.model.Classification;
import io.serai.model.Cost;
import io.serai.model.Prompt;
import io.serai.model.ProviderId;
import io.serai.model.Usage;
import io.serai.provider.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider that can be asked, apart from any route. */
public interface Stage {
    ProviderId provider();

    /** Whether routing would ever send it such a prompt. */
    boolean suits(Prompt prompt, Classification classification);

    Taken ask(Prompt prompt);

    Optional<Cost> cost(Optional<Usage> usage, Instant asked);

    /** What came back, and what the provider was not told. */
    record Taken(Answer answer, List<String> dropped) {}
}
