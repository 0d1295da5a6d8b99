package io.serai.provider;

import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Says what a provider's failed answer means, by its protocol's {@link FaultTable}. */
public final class Classifier {
    private final FaultTable table;
    private final Duration shortWait;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** For one provider; {@code random} is shared by threads. */
    public Classifier(
            String protocol,
            ProviderSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this(FaultTable.of(protocol, settings.options()), settings, clock, random);
    }

    Classifier(
            FaultTable table,
            ProviderSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this.table = table;
        settings.secrets().forEach(secret -> KnownSecrets.remember(secret.value()));
        this.shortWait = settings.limits().shortWait();
        this.clock = clock;
        this.random = random;
    }

    /**
     * The fault of an answer with an error status. Where a token was refused that has been renewed,
     * the request is asked again with the new one.
     */
    public Fault classify(WireAnswer answer) {
        ProviderError error = ProviderError.of(answer);
        FaultRow.Then then = table.row(error).then();
        Fault fault =
                fault(then, error, error.line(), delay(then, answer, error), Optional.empty());
        return answer.header(CallGuard.RENEWED).isPresent() ? fault.withAnotherKey(1) : fault;
    }

    /** The fault of a 2xx that is no answer. */
    public Fault broken(WireAnswer answer, String why) {
        ProviderError error = ProviderError.of(answer);
        FaultRow.Then then = table.row(FaultRow.Event.BROKEN).then();
        String line = error.words().isEmpty() ? why : error.line();
        return fault(then, error, line, Optional.empty(), Optional.empty());
    }

    /** The fault of a 2xx that declined; what it said is delivered if no provider is abler. */
    public Fault declined(WireAnswer answer, Completion completion) {
        String word = completion.nativeFinishReason().orElse("content_filter");
        ProviderError error = ProviderError.declined(answer.status(), word);
        FaultRow.Then then = table.row(FaultRow.Event.DECLINED).then();
        String line = completion.refusal().map(said -> word + ": " + said).orElse(word);
        return fault(then, error, line, Optional.empty(), Optional.of(completion));
    }

    private Fault fault(
            FaultRow.Then then,
            ProviderError error,
            String line,
            Optional<Duration> delay,
            Optional<Completion> answer) {
        Remedy remedy = remedy(then, delay);
        boolean here = remedy == Remedy.RETRY_HERE;
        Duration pause = here ? pause(then, delay) : Duration.ZERO;
        return new Fault(
                then.kind(),
                remedy,
                then.lesson().lesson(delay.orElse(pause)),
                error.status(),
                ErrorText.clean(error.code()),
                ErrorText.clean(line),
                here ? then.retries() : 0,
                pause,
                then.possiblyBilled(),
                answer);
    }

    /** A delay within the short wait is waited for here; a longer one sends the request on. */
    private Remedy remedy(FaultRow.Then then, Optional<Duration> delay) {
        boolean tooLong = delay.filter(length -> length.compareTo(shortWait) > 0).isPresent();
        return then.remedy() == Remedy.RETRY_HERE && tooLong ? Remedy.FAILOVER : then.remedy();
    }

    private Duration pause(FaultRow.Then then, Optional<Duration> delay) {
        Duration pause = then.pauseOf(random.nextDouble());
        return delay.filter(length -> length.compareTo(pause) > 0).orElse(pause);
    }

    private Optional<Duration> delay(FaultRow.Then then, WireAnswer answer, ProviderError error) {
        Instant now = clock.instant();
        return switch (then.delayFrom()) {
            case null -> Optional.empty();
            case ANSWER -> RetryAfter.of(answer, error, now).or(then::delayOrElse);
            case NEXT_MONTH_UTC -> Optional.of(QuotaReset.nextMonthUtc(now));
            case MIDNIGHT_PACIFIC -> Optional.of(QuotaReset.midnightPacific(now));
        };
    }
}
