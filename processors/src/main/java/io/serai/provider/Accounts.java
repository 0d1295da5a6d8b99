package io.serai.provider;

import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Lesson;
import io.serai.model.Lottery;
import io.serai.model.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one provider. A key that is out of money or refused is set aside alone, a throttled
 * one with those of its quota group, and the request goes on with another; the provider's circuit
 * and limiter hear of it only when none is left.
 */
public final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private static final Set<FaultKind> KEYS =
            Set.of(FaultKind.UNKNOWN_MODEL, FaultKind.OUT_OF_QUOTA);

    private final ProviderId provider;
    private final BreakerSettings waits;
    private final List<Account> all;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param settings with no accounts where the provider has one credential, or needs none; its
     *     circuit's long waits are those of a key that is out of money or refused
     * @param random shared by threads
     */
    public Accounts(
            ProviderSettings settings,
            QuotaGroups groups,
            InstantSource clock,
            RandomGenerator random) {
        this.provider = settings.id();
        this.waits = settings.breaker();
        this.clock = clock;
        this.random = random;
        List<AccountSettings> accounts = settings.accounts();
        all =
                IntStream.range(0, accounts.size())
                        .mapToObj(i -> account(i, accounts.get(i), groups))
                        .toList();
    }

    private static Account account(int place, AccountSettings settings, QuotaGroups groups) {
        return new Account(place, settings.weight(), groups.date(settings.quotaGroup()));
    }

    /** Whether there is a choice. */
    public boolean several() {
        return all.size() > 1;
    }

    public int count() {
        return all.size();
    }

    /** Keys that are set aside for money or credentials. */
    public int aside() {
        Instant now = clock.instant();
        return (int) all.stream().filter(account -> account.isAside(now)).count();
    }

    /** Whether a key has to be waited for that is throttled, if by another provider's calls. */
    public boolean isThrottled() {
        if (all.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        return all.stream().noneMatch(account -> account.isUsable(now)) && !noneIsGood(now);
    }

    private boolean noneIsGood(Instant now) {
        return all.stream().allMatch(account -> account.isAside(now));
    }

    /** The key of the next call: by weight of those in use, or who is first in use again. */
    public int choose() {
        Instant now = clock.instant();
        List<Account> usable = all.stream().filter(account -> account.isUsable(now)).toList();
        return usable.isEmpty()
                ? all.stream()
                        .min(Comparator.comparing(Account::usableFrom))
                        .map(Account::place)
                        .orElse(0)
                : Lottery.draw(usable, Account::weight, random).place();
    }

    /** This key has had an answer. */
    public void answered(int account) {
        if (several()) {
            all.get(account).answered(clock.instant());
        }
    }

    /**
     * What the fault of a call with this key means for the provider: nothing, while another key can
     * take the request; then it is asked again at once.
     */
    public Fault learn(int account, Fault fault) {
        return all.isEmpty() ? fault : learn(all.get(account), fault);
    }

    private Fault learn(Account account, Fault fault) {
        return switch (fault.lesson()) {
            case Lesson.OpenLong(_) -> several() ? refused(account, fault) : fault;
            case Lesson.Open() -> isKeys(fault) ? refused(account, fault) : fault;
            case Lesson.Wait(Duration length) -> throttled(account, fault, length);
            case Lesson.Nothing(), Lesson.OtherKey(), Lesson.Failure(), Lesson.SlowDown(_) -> fault;
        };
    }

    /**
     * A model that one key's project may not use another's may; so it is with what is left of a
     * quota.
     */
    private boolean isKeys(Fault fault) {
        return several() && KEYS.contains(fault.kind());
    }

    private Fault refused(Account account, Fault fault) {
        Instant now = clock.instant();
        account.setAside(now, waits).ifPresent(until -> tell(account, fault, until));
        return noneIsGood(now) ? fault.openAtMost(untilFirst(now)) : forProvider(fault, now);
    }

    private Fault throttled(Account account, Fault fault, Duration length) {
        Instant now = clock.instant();
        account.throttle(now.plus(length));
        return untilFirst(now).compareTo(length) < 0 ? forProvider(fault, now) : fault;
    }

    private Fault forProvider(Fault fault, Instant now) {
        return all.stream().anyMatch(account -> account.isUsable(now))
                ? fault.withAnotherKey(all.size())
                : fault.untilUsable(untilFirst(now));
    }

    /** How long until the first of them may be used. */
    private Duration untilFirst(Instant now) {
        return all.stream()
                .map(Account::usableFrom)
                .min(Comparator.naturalOrder())
                .filter(now::isBefore)
                .map(first -> Duration.between(now, first))
                .orElse(Duration.ZERO);
    }

    private void tell(Account account, Fault fault, Instant until) {
        LOG.atError()
                .addKeyValue("provider", provider)
                .addKeyValue("account", account.place() + 1)
                .addKeyValue("fault", fault.word())
                .addKeyValue("until", until)
                .addKeyValue("message", fault.message())
                .log("Provider refuses a key: it is set aside");
    }
}
