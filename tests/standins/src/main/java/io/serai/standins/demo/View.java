package io.serai.standins.demo;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** The live picture on a terminal; one line per phase where nobody watches. */
final class View {
    private static final int BAR = 40;

    private final PrintStream out;
    private final boolean live;
    private int drawn;

    View(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /** One moment of the run. */
    record Moment(
            Phase phase,
            int requests,
            int sent,
            int answered,
            int parked,
            int drained,
            List<Circuit> circuits) {}

    /** A provider and its circuit. */
    record Circuit(String provider, State state) {}

    void phase(Phase phase) {
        if (!live) {
            out.println("phase: " + phase.title());
        }
    }

    void draw(Moment now) {
        if (!live) {
            return;
        }
        StringBuilder picture = new StringBuilder();
        if (drawn > 0) {
            picture.append("\033[").append(drawn).append("A");
        }
        List<String> lines = lines(now);
        lines.forEach(line -> picture.append("\033[2K").append(line).append('\n'));
        drawn = lines.size();
        out.print(picture);
        out.flush();
    }

    /** The picture as text, without what moves the cursor. */
    static List<String> lines(Moment now) {
        return List.of(
                Ansi.AUTO.string("  phase      @|bold " + now.phase().title() + "|@"),
                "  providers  " + circuits(now.circuits()),
                "  requests   "
                        + "%d sent   %d answered   %d parked   %d drained"
                                .formatted(now.sent(), now.answered(), now.parked(), now.drained()),
                "  " + bar(now.answered(), now.requests()));
    }

    private static String circuits(List<Circuit> circuits) {
        StringBuilder text = new StringBuilder();
        circuits.forEach(each -> text.append(circuit(each)).append("   "));
        return text.toString().stripTrailing();
    }

    private static String circuit(Circuit circuit) {
        String colour =
                switch (circuit.state()) {
                    case CLOSED -> "green closed";
                    case HALF_OPEN -> "yellow half-open";
                    case OPEN, FORCED_OPEN -> "red open";
                    case DISABLED, METRICS_ONLY -> "faint not watched";
                };
        return Ansi.AUTO.string(circuit.provider() + " @|" + colour + "|@");
    }

    private static String bar(int done, int all) {
        int full = all == 0 ? 0 : BAR * done / all;
        int percent = all == 0 ? 0 : 100 * done / all;
        return "[" + "=".repeat(full) + " ".repeat(BAR - full) + "] " + percent + " %";
    }
}
