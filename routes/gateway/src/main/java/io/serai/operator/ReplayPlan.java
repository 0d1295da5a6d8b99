package io.serai.operator;

import io.serai.model.Envelope;
import java.io.PrintWriter;
import java.util.List;

/** What a replay would do, for its operator to look at first. */
record ReplayPlan(List<ReplayStep> steps) {
    ReplayPlan {
        steps = List.copyOf(steps);
    }

    void print(PrintWriter out) {
        var table = new Table("SOURCE", "ID", "TEAM", "REPLAY", "TOKENS", "REPLY TO", "PLAN");
        steps.forEach(step -> add(step, table));
        table.print(out);
        out.println();
        out.println(
                "%d to send to %s, about %d tokens; %d done already; %d cannot be sent."
                        .formatted(
                                toSend(),
                                DeadLetterArchive.REPLAYS,
                                tokens(),
                                done(),
                                impossible()));
    }

    private static void add(ReplayStep step, Table table) {
        Letter letter = step.letter();
        letter.known()
                .map(known -> known.state().envelope())
                .ifPresentOrElse(
                        envelope -> add(step, envelope, table),
                        () -> table.add(letter.source(), "-", "-", "-", "-", "-", words(step)));
    }

    private static void add(ReplayStep step, Envelope envelope, Table table) {
        table.add(
                envelope.source(),
                envelope.id(),
                envelope.team(),
                envelope.replay() + 1,
                step.letter().estimatedTokens(),
                envelope.replyTo().topic(),
                words(step));
    }

    static String words(ReplayStep step) {
        return switch (step) {
            case ReplayStep.Send _ -> "send";
            case ReplayStep.Done(_, Disposition disposition) ->
                    "already "
                            + disposition.status()
                            + disposition.at().map(instant -> " at " + instant).orElse("");
            case ReplayStep.Impossible(_, String problem) -> "cannot be replayed: " + problem;
        };
    }

    long toSend() {
        return steps.stream().filter(ReplayStep.Send.class::isInstance).count();
    }

    long done() {
        return steps.stream().filter(ReplayStep.Done.class::isInstance).count();
    }

    long impossible() {
        return steps.stream().filter(ReplayStep.Impossible.class::isInstance).count();
    }

    long tokens() {
        return steps.stream()
                .filter(ReplayStep.Send.class::isInstance)
                .mapToLong(step -> step.letter().estimatedTokens())
                .sum();
    }
}
