package io.serai.operator;

import io.serai.codec.Reply;
import io.serai.model.Source;
import io.serai.model.ToolCall;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints replies as they come: answers to standard output, everything else to standard error, and
 * counts them.
 */
final class ReplyPrinter implements ReplyWatch.Listener {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final boolean several;
    private final SendProgress progress;
    private final Map<String, Integer> outcomes = new TreeMap<>();

    ReplyPrinter(
            PrintWriter out,
            PrintWriter err,
            boolean json,
            boolean several,
            SendProgress progress) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.several = several;
        this.progress = progress;
    }

    @Override
    public void parked(RequestInput request, Source source) {
        progress.interrupt();
        err.println(source + " is parked: no provider can take it now.");
    }

    @Override
    public void answered(RequestInput request, Source source, Reply reply, byte[] raw) {
        outcomes.merge(reply.outcome(), 1, Integer::sum);
        progress.interrupt();
        if (json) {
            out.println(new String(raw, StandardCharsets.UTF_8));
        } else {
            print(request, source, reply);
        }
        out.flush();
        progress.step();
    }

    private void print(RequestInput request, Source source, Reply reply) {
        if (several) {
            out.println("# " + request.where() + " (" + source + "): " + reply.outcome());
        }
        reply.text().ifPresent(text -> out.println(Printable.block(text)));
        reply.vectors().ifPresent(vectors -> out.println(counted(vectors)));
        for (ToolCall call : reply.toolCalls()) {
            out.println(Printable.line(call.name() + " " + call.arguments().text()));
        }
        reply.error().ifPresent(error -> print(source, error));
    }

    /** Nobody reads vectors; {@code --json} has them. */
    private static String counted(Reply.Vectors vectors) {
        return "%d %s of %d dimensions (--json prints them)"
                .formatted(
                        vectors.count(),
                        vectors.count() == 1 ? "vector" : "vectors",
                        vectors.dimensions());
    }

    private void print(Source source, Reply.Reason error) {
        String hint = error.deadLetter() ? " (`serai dead-letters show " + source + "`)" : "";
        err.println(
                Printable.line(source + " failed, " + error.code() + ": " + error.message())
                        + hint);
    }

    /** Answered with something a producer can use. */
    int succeeded() {
        return outcomes.getOrDefault("completed", 0) + outcomes.getOrDefault("degraded", 0);
    }

    /** Such as {@code 3 completed, 1 failed}. */
    String summary() {
        StringBuilder words = new StringBuilder();
        outcomes.forEach((outcome, count) ->
                words.append(words.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(" ")
                        .append(outcome));
        return words.isEmpty() ? "no reply" : Printable.line(words.toString());
    }
}
