package io.serai.operator;

import io.serai.codec.DeadLetter;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters an operator wants to see; what is not asked does not matter. */
final class LetterFilter {
    @Option(names = "--team", paramLabel = "TEAM", description = "Only this team's.")
    private @Nullable String team;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "Only given up for this reason, such as refused or expired.")
    private @Nullable String reason;

    @Option(
            names = "--provider",
            paramLabel = "PROVIDER",
            description = "Only what this provider was tried for.")
    private @Nullable String provider;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "Only whose last attempt failed so, such as overloaded.")
    private @Nullable String fault;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Only written since: an instant, or how long ago, such as 24h.")
    private @Nullable Moment since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Only written before.")
    private @Nullable Moment until;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only open, replayed or discarded ones.")
    private @Nullable String status;

    Optional<Instant> since(Instant now) {
        return Optional.ofNullable(since).map(moment -> moment.from(now));
    }

    boolean accepts(Letter letter, Instant now) {
        return written(letter, now)
                && letter.known().map(this::accepts).orElseGet(this::asksNothingOfTheState);
    }

    boolean acceptsStatus(String found) {
        return status == null || status.equalsIgnoreCase(found);
    }

    private boolean written(Letter letter, Instant now) {
        return since(now).filter(letter.written()::isBefore).isEmpty()
                && (until == null || letter.written().isBefore(until.from(now)));
    }

    private boolean accepts(DeadLetter letter) {
        return wanted(team, letter.state().envelope().team().value()::equals)
                && wanted(reason, letter.reason()::equals)
                && wanted(fault, letter.fault().orElse("")::equals)
                && wanted(
                        provider,
                        name ->
                                letter.state().journey().attempts().stream()
                                        .anyMatch(it -> it.provider().value().equals(name)));
    }

    private static boolean wanted(@Nullable String asked, Predicate<String> test) {
        return asked == null || test.test(asked);
    }

    private boolean asksNothingOfTheState() {
        return Stream.of(
                        Optional.ofNullable(team),
                        Optional.ofNullable(reason),
                        Optional.ofNullable(provider),
                        Optional.ofNullable(fault))
                .allMatch(Optional::isEmpty);
    }
}
