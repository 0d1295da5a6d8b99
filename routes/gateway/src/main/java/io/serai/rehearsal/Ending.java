package io.serai.rehearsal;

import io.serai.model.Completion;
import io.serai.model.Embeddings;
import io.serai.model.Fault;
import io.serai.provider.Answer;
import java.util.List;
import java.util.Optional;

/** How one prompt ended at one provider. */
sealed interface Ending {
    /** Routing would not ask it. */
    record NotAsked() implements Ending {}

    /** It said something, be it that it failed. */
    record Told(Stage.Taken taken) implements Ending {}

    /** A bug of ours. */
    record Broke(RuntimeException bug) implements Ending {}

    default Optional<Completion> completion() {
        return switch (this) {
            case Told(Stage.Taken(Answer.Completed(Completion completion), _)) ->
                    Optional.of(completion);
            case Told(Stage.Taken(Answer.Completed(Embeddings _), _)) -> Optional.empty();
            case Told(Stage.Taken(Answer.Faulted(var fault), _)) -> fault.answer();
            case NotAsked _, Broke _ -> Optional.empty();
        };
    }

    /** Why there is no answer. */
    default Optional<String> fault() {
        return switch (this) {
            case NotAsked() -> Optional.of(Take.NOT_ASKED);
            case Told(Stage.Taken(Answer.Faulted(var fault), _)) -> Optional.of(told(fault));
            case Told(Stage.Taken(Answer.Completed _, _)) -> Optional.empty();
            case Broke(RuntimeException bug) -> Optional.of(Take.BUG + ": " + where(bug));
        };
    }

    /** Its message may hold what was asked or answered. */
    private static String where(RuntimeException bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        String name = bug.getClass().getSimpleName();
        return trace.length == 0 ? name : name + " at " + trace[0];
    }

    private static String told(Fault fault) {
        return fault.message().isEmpty() ? fault.word() : fault.word() + ": " + fault.message();
    }

    /** What the provider was not told. */
    default List<String> dropped() {
        return switch (this) {
            case Told(Stage.Taken taken) -> taken.dropped();
            case NotAsked _, Broke _ -> List.of();
        };
    }
}
