package io.serai.rehearsal;

import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.Prompt;
import io.serai.model.Remedy;
import io.serai.model.ToolCall;
import io.serai.model.Usage;
import io.serai.provider.Answer;
import io.serai.provider.ServiceTier;
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
import java.util.function.Consumer;

/**
 * Sends each prompt to every provider of a chain, to all at once, and sets the answers side by
 * side.
 */
public final class Rehearsal {
    private final List<Stage> stages;
    private final InstantSource clock;
    private final Consumer<Duration> pause;

    /**
     * @param stages the chain's, in its order
     * @param pause waits for so long
     */
    public Rehearsal(List<? extends Stage> stages, InstantSource clock, Consumer<Duration> pause) {
        this.stages = List.copyOf(stages);
        this.clock = clock;
        this.pause = pause;
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

    /** A bug at one provider is that take's reason, and no other's. */
    private Asked ask(Stage stage, Prompts.Entry entry) {
        Instant at = clock.instant();
        try {
            return stage.suits(entry.prompt(), entry.classification())
                    ? answered(stage, entry.prompt())
                    : new Asked(stage, at, Duration.ZERO, new Ending.NotAsked());
        } catch (RuntimeException e) {
            return new Asked(stage, at, since(at), new Ending.Broke(e));
        }
    }

    /** As often as the fault's remedy says; what counts is the last call. */
    private Asked answered(Stage stage, Prompt prompt) {
        for (int asked = 1; ; asked++) {
            Instant at = clock.instant();
            Stage.Taken taken = stage.ask(prompt);
            Duration took = since(at);
            Optional<Duration> again = again(taken.answer(), asked);
            if (again.isEmpty()) {
                return new Asked(stage, at, took, new Ending.Told(taken));
            }
            pause.accept(again.orElseThrow());
        }
    }

    private static Optional<Duration> again(Answer answer, int asked) {
        return switch (answer) {
            case Answer.Completed _ -> Optional.empty();
            case Answer.Faulted(Fault fault)
                    when fault.remedy() == Remedy.RETRY_HERE && asked <= fault.retries() ->
                    Optional.of(fault.pause());
            case Answer.Faulted _ -> Optional.empty();
        };
    }

    private Duration since(Instant at) {
        return Duration.between(at, clock.instant());
    }

    private static List<Take> takes(Prompts.Entry entry, List<Asked> asked) {
        Optional<Completion> first =
                asked.stream().flatMap(each -> each.completion().stream()).findFirst();
        return asked.stream().map(each -> take(entry, each, first)).toList();
    }

    private static Take take(Prompts.Entry entry, Asked asked, Optional<Completion> first) {
        try {
            return judged(entry, asked, first);
        } catch (RuntimeException e) {
            return judged(entry, asked.broken(e), first);
        }
    }

    private static Take judged(Prompts.Entry entry, Asked asked, Optional<Completion> first) {
        Optional<Completion> answer = asked.completion();
        return new Take(
                entry.where(),
                asked.stage().provider().value(),
                asked.fault(),
                answer.map(it -> it.finishReason().name().toLowerCase(Locale.ROOT)),
                answer.flatMap(it -> AnswerViolation.of(entry.prompt(), it)),
                answer.map(it -> it.toolCalls().stream().map(ToolCall::name).toList())
                        .orElse(List.of()),
                answer.flatMap(Completion::text).map(String::length).orElse(0),
                answer.flatMap(Completion::usage),
                asked.took(),
                answer.flatMap(it -> asked.stage().cost(priced(entry, asked, it), asked.at())),
                answer.flatMap(it -> first.map(other -> Similarity.between(it, other))),
                asked.dropped());
    }

    private static Optional<Usage> priced(Prompts.Entry entry, Asked asked, Completion answer) {
        return ServiceTier.priced(entry.prompt(), asked.dropped(), answer.usage());
    }
}
