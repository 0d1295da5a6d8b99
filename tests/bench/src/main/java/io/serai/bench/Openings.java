package io.serai.bench;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When a worker's circuits opened, by its log: its replies tell when calls ended, and the circuit
 * hears of each a little later.
 */
record Openings(String log) {
    private static final String LINE =
            "^(?<at>\\S+) .* Circuit \\{circuit=OPEN, provider=(?<provider>[^,}]+)\\}";
    private static final Pattern OPENED = Pattern.compile(LINE, Pattern.MULTILINE);

    /**
     * The first time after another, rounded down to milliseconds as the log is. Throws {@link
     * IllegalStateException} where there was none.
     */
    Instant of(String provider, Instant since) {
        return opened(provider)
                .filter(at -> !at.isBefore(since))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the circuit of %s did not open".formatted(provider)));
    }

    private Stream<Instant> opened(String provider) {
        return OPENED.matcher(log)
                .results()
                .filter(line -> line.group("provider").equals(provider))
                .map(Openings::at);
    }

    private static Instant at(MatchResult line) {
        return OffsetDateTime.parse(line.group("at")).toInstant();
    }
}
