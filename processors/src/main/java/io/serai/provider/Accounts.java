package io.serai.provider;

import io.serai.model.Fault;
import io.serai.model.Lesson;
import io.serai.model.Lottery;
import io.serai.model.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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

    private final ProviderId provider;
    private final BreakerSettings waits;
    private final List<Account> all;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** One key: until when it is set aside, how often in a row, and until when it is throttled. */
    private record Account(
            int weight,
            Optional<String> group,
            AtomicReference<Aside> aside,
            AtomicReference<Instant> throttled) {
        static Account of(AccountSettings settings) {
            return new Account(
                    settings.weight(),
                    settings.quotaGroup(),
                    new AtomicReference<>(Aside.NEVER),
                    new AtomicReference<>(Instant.MIN));
        }

        boolean isAside(Instant now) {
            return now.isBefore(aside.get().until());
        }

        Instant usableFrom() {
            return later(aside.get().until(), throttled.get());
        }
    }

    private record Aside(Instant until, int times) {
        static final Aside NEVER = new Aside(Instant.MIN, 0);
    }

    /**
     * @param accounts none where the provider has one credential, or needs none
     * @param waits how long a key is set aside that is out of money or refused
     * @param random shared by threads
     */
    public Accounts(
            ProviderId provider,
            List<AccountSettings> accounts,
            BreakerSettings waits,
            InstantSource clock,
            RandomGenerator random) {
        this.provider = provider;
        this.waits = waits;
        this.clock = clock;
        this.random = random;
        all = accounts.stream().map(Account::of).toList();
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

    /** The key of the next call: by weight of those in use, or who is first in use again. */
    public int choose() {
        List<Integer> usable = usable(clock.instant());
        if (usable.isEmpty()) {
            return IntStream.range(0, all.size())
                    .boxed()
                    .min((a, b) -> all.get(a).usableFrom().compareTo(all.get(b).usableFrom()))
                    .orElse(0);
        }
        return Lottery.draw(usable, i -> all.get(i).weight(), random);
    }

    private List<Integer> usable(Instant now) {
        List<Integer> usable = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!now.isBefore(all.get(i).usableFrom())) {
                usable.add(i);
            }
        }
        return usable;
    }

    /** This key has had an answer; one that was asked for before it was set aside says nothing. */
    public void answered(int account) {
        if (several()) {
            Instant now = clock.instant();
            all.get(account)
                    .aside()
                    .updateAndGet(old -> now.isBefore(old.until()) ? old : Aside.NEVER);
        }
    }

    /**
     * What the fault of a call with this key means for the provider: nothing, while another key can
     * take the request; then it is asked again at once.
     */
    public Fault learn(int account, Fault fault) {
        if (!several()) {
            return fault;
        }
        return switch (fault.lesson()) {
            case Lesson.OpenLong() -> {
                setAside(account, fault);
                yield forProvider(fault);
            }
            case Lesson.Wait(Duration length) -> {
                Instant until = clock.instant().plus(length);
                throttle(account, until);
                yield first().isBefore(until) ? forProvider(fault) : fault;
            }
            case Lesson.Nothing(),
                    Lesson.OtherKey(),
                    Lesson.Failure(),
                    Lesson.SlowDown(),
                    Lesson.Open() ->
                    fault;
        };
    }

    private Fault forProvider(Fault fault) {
        Instant now = clock.instant();
        if (!usable(now).isEmpty()) {
            return fault.withAnotherKey(all.size());
        }
        boolean noneIsGood = all.stream().allMatch(account -> account.isAside(now));
        return noneIsGood ? fault : fault.untilUsable(Duration.between(now, first()));
    }

    /** When the first of them may be used. */
    private Instant first() {
        return all.stream().map(Account::usableFrom).min(Instant::compareTo).orElse(Instant.MIN);
    }

    private void throttle(int account, Instant until) {
        Optional<String> group = all.get(account).group();
        for (int i = 0; i < all.size(); i++) {
            Account each = all.get(i);
            if (i == account || (group.isPresent() && group.equals(each.group()))) {
                each.throttled().accumulateAndGet(until, Accounts::later);
            }
        }
    }

    private void setAside(int account, Fault fault) {
        Instant now = clock.instant();
        AtomicReference<Aside> aside = all.get(account).aside();
        Aside before =
                aside.getAndUpdate(old ->
                        now.isBefore(old.until())
                                ? old
                                : new Aside(now.plus(waits.openLong(old.times())), old.times() + 1));
        if (!now.isBefore(before.until())) {
            LOG.atError()
                    .addKeyValue("provider", provider)
                    .addKeyValue("account", account + 1)
                    .addKeyValue("fault", fault.word())
                    .addKeyValue("until", aside.get().until())
                    .log("Provider refuses a key for money or credentials: it is set aside");
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
