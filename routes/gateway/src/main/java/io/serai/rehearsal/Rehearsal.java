package io.serai.rehearsal;

import io.serai.codec.AnswerForm;
import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.Prompt;
import io.serai.model.ToolCall;
import io.serai.provider.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends each prompt to every provider of a chain, to all at once, and sets the answers side by
 * side.
 */
public final class Rehearsal {
    private final List<Stage> stages;
    private final InstantSource clock;

    /**
     * @param stages the chain's, in its order
     */
    public Rehearsal(List<? extends Stage> stages, InstantSource clock) {
        this.stages = List.copyOf(stages);
        this.clock = clock;
    }

    private record Asked(Stage stage, Instant at, Duration took, Optional<Stage.Taken> taken) {
        Optional<Completion> completion() {
            return taken.map(Stage.Taken::answer)
                    .flatMap(answer ->
                            switch (answer) {
                                case Answer.Completed(var completion) -> Optional.of(completion);
                                case Answer.Faulted(var fault) -> fault.answer();
                            });
        }

        Optional<String> fault() {
            return taken.isEmpty()
                    ? Optional.of(Take.NOT_ASKED)
                    : taken.map(Stage.Taken::answer)
                            .flatMap(answer ->
                                    switch (answer) {
                                        case Answer.Completed _ -> Optional.empty();
                                        case Answer.Faulted(var fault) -> Optional.of(told(fault));
                                    });
        }

        private static String told(Fault fault) {
            return fault.message().isEmpty() ? fault.word() : fault.word() + ": " + fault.message();
        }
    }

    /** In the order of prompts, then of providers. */
    public List<Take> run(Prompts prompts) {
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            return prompts.entries().stream()
                    .flatMap(entry -> takes(entry, asked(entry, calls)).stream())
                    .toList();
        }
    }

    private List<Asked> asked(Prompts.Entry entry, ExecutorService calls) {
        List<Future<Asked>> futures =
                stages.stream().map(stage -> calls.submit(() -> ask(stage, entry))).toList();
        List<Asked> all = new ArrayList<>();
        for (Future<Asked> future : futures) {
            all.add(awaited(future));
        }
        return all;
    }

    private static Asked awaited(Future<Asked> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Asked ask(Stage stage, Prompts.Entry entry) {
        Instant at = clock.instant();
        Optional<Stage.Taken> taken =
                stage.suits(entry.prompt(), entry.classification())
                        ? Optional.of(stage.ask(entry.prompt()))
                        : Optional.empty();
        return new Asked(stage, at, Duration.between(at, clock.instant()), taken);
    }

    private static List<Take> takes(Prompts.Entry entry, List<Asked> asked) {
        Optional<Completion> first =
                asked.stream().flatMap(each -> each.completion().stream()).findFirst();
        return asked.stream().map(each -> take(entry, each, first)).toList();
    }

    private static Take take(Prompts.Entry entry, Asked asked, Optional<Completion> first) {
        Optional<Completion> answer = asked.completion();
        return new Take(
                entry.where(),
                asked.stage().provider().value(),
                asked.fault(),
                answer.map(it -> it.finishReason().name().toLowerCase(Locale.ROOT)),
                answer.flatMap(it -> violation(entry.prompt(), it)),
                answer.map(it -> it.toolCalls().stream().map(ToolCall::name).toList())
                        .orElse(List.of()),
                answer.flatMap(Completion::text).map(String::length).orElse(0),
                answer.flatMap(Completion::usage),
                asked.took(),
                answer.flatMap(it -> asked.stage().cost(it.usage(), asked.at())),
                answer.flatMap(it -> first.map(other -> Similarity.between(it, other))),
                asked.taken().map(Stage.Taken::dropped).orElse(List.of()));
    }

    /** What calls functions says nothing yet. */
    private static Optional<String> violation(Prompt prompt, Completion answer) {
        return answer.toolCalls().isEmpty()
                ? AnswerForm.violation(prompt.responseFormat(), answer.text().orElse(""))
                : Optional.empty();
    }
}
