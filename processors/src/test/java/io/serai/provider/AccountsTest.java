package io.serai.provider;

import static io.serai.model.Requests.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Lesson;
import io.serai.model.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final Fault REFUSED =
            fault(FaultKind.UNAUTHORISED, Remedy.FAILOVER, new Lesson.OpenLong());

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private static AccountSettings key(int weight, String group) {
        return new AccountSettings(new Secret("k"), weight, Optional.ofNullable(group));
    }

    private Accounts accounts(AccountSettings... keys) {
        return accounts(new QuotaGroups(), keys);
    }

    private Accounts accounts(QuotaGroups groups, AccountSettings... keys) {
        return new Accounts(
                Providers.settings(Optional.empty(), List.of(keys)),
                groups,
                () -> now,
                new Random(3));
    }

    private static Fault throttled(int seconds) {
        return fault(
                FaultKind.THROTTLED, Remedy.FAILOVER, new Lesson.Wait(Duration.ofSeconds(seconds)));
    }

    private static Set<Integer> chosen(Accounts accounts) {
        Set<Integer> chosen = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            chosen.add(accounts.choose());
        }
        return chosen;
    }

    @Test
    void callsAreSharedByWeight() {
        Accounts accounts = accounts(key(3, null), key(1, null));
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            chosen.add(accounts.choose());
        }

        assertThat(chosen.stream().filter(i -> i == 0).count()).isBetween(2_900L, 3_100L);
    }

    @Test
    void aRefusedKeyIsSetAsideAndTheRequestAsksAgainAtOnce() {
        Accounts accounts = accounts(key(1, null), key(1, null));

        Fault learnt = accounts.learn(0, REFUSED);

        assertThat(learnt.remedy()).isEqualTo(Remedy.RETRY_HERE);
        assertThat(learnt.pause()).isZero();
        assertThat(learnt.lesson()).isEqualTo(new Lesson.OtherKey());
        assertThat(learnt.kind()).isEqualTo(FaultKind.UNAUTHORISED);
        assertThat(chosen(accounts)).containsExactly(1);
        assertThat(accounts.aside()).isOne();
    }

    /** A project may have a model that another lacks; a server that is loading has it for none. */
    @Test
    void aKeyWithoutTheModelIsSetAsideToo() {
        Accounts accounts = accounts(key(1, null), key(1, null));
        Fault noModel = fault(FaultKind.UNKNOWN_MODEL, Remedy.FAILOVER, new Lesson.Open());
        Fault loading = fault(FaultKind.OVERLOADED, Remedy.FAILOVER, new Lesson.Open());

        assertThat(accounts.learn(0, loading)).isSameAs(loading);
        assertThat(accounts.learn(0, noModel).lesson()).isEqualTo(new Lesson.OtherKey());
        assertThat(chosen(accounts)).containsExactly(1);
    }

    /** Bedrock's word for it opens a circuit. */
    @Test
    void aKeyWithoutQuotaIsSetAsideToo() {
        Accounts accounts = accounts(key(1, null), key(1, null));
        Fault spent = fault(FaultKind.OUT_OF_QUOTA, Remedy.FAILOVER, new Lesson.Open());

        assertThat(accounts.learn(0, spent).lesson()).isEqualTo(new Lesson.OtherKey());
        assertThat(chosen(accounts)).containsExactly(1);
    }

    /** Its circuit need not be open for longer than until the first of them may be used again. */
    @Test
    void whereNoKeyIsLeftTheProviderIsOutUntilTheFirstComesBack() {
        Accounts accounts = accounts(key(1, null), key(1, null));
        Fault _ = accounts.learn(0, REFUSED);
        now = now.plus(Duration.ofMinutes(10));

        Fault learnt = accounts.learn(1, REFUSED);

        assertThat(learnt.lesson())
                .isEqualTo(new Lesson.OpenLong(Optional.of(Duration.ofMinutes(5))));
        assertThat(learnt.remedy()).isEqualTo(Remedy.FAILOVER);
        assertThat(accounts.isThrottled()).isFalse();
    }

    @Test
    void aKeyComesBackAfterItsTimeAndEachRefusalDoublesIt() {
        Accounts accounts = accounts(key(1, null), key(1, null));
        Fault _ = accounts.learn(0, REFUSED);
        now = now.plus(Duration.ofMinutes(15));
        assertThat(chosen(accounts)).containsExactly(0, 1);

        Fault _ = accounts.learn(0, REFUSED);
        now = now.plus(Duration.ofMinutes(29));
        assertThat(chosen(accounts)).containsExactly(1);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(chosen(accounts)).containsExactly(0, 1);

        accounts.answered(0);
        Fault _ = accounts.learn(0, REFUSED);
        now = now.plus(Duration.ofMinutes(15));
        assertThat(chosen(accounts)).containsExactly(0, 1);
    }

    @Test
    void aThrottledKeyTakesThoseOfItsGroupWithIt() {
        Accounts accounts = accounts(key(1, "org"), key(1, "org"), key(1, "other"), key(1, null));

        Fault learnt = accounts.learn(0, throttled(20));

        assertThat(learnt.lesson()).isEqualTo(new Lesson.OtherKey());
        assertThat(chosen(accounts)).containsExactly(2, 3);
        now = now.plusSeconds(20);
        assertThat(chosen(accounts)).containsExactly(0, 1, 2, 3);
    }

    /** The group is one, whichever provider names it. */
    @Test
    void aThrottledKeyTakesThoseOfItsGroupAtOtherProvidersWithIt() {
        QuotaGroups groups = new QuotaGroups();
        Accounts large = accounts(groups, key(1, "org"), key(1, "other"));
        Accounts small = accounts(groups, key(1, "org"), key(1, "org"));

        Fault _ = large.learn(0, throttled(20));

        assertThat(chosen(large)).containsExactly(1);
        assertThat(small.isThrottled()).isTrue();
        now = now.plusSeconds(20);
        assertThat(small.isThrottled()).isFalse();
    }

    @Test
    void theGroupOfAProviderIsThatOfAKey() {
        QuotaGroups groups = new QuotaGroups();
        ProviderSettings whole = Providers.settings(Optional.of("org"), List.of());
        Limiter limiter = groups.limiter(whole, () -> now);
        Accounts keys = accounts(groups, key(1, "org"), key(1, "other"));

        limiter.learn(new Lesson.Wait(Duration.ofSeconds(20)));
        assertThat(chosen(keys)).containsExactly(1);

        now = now.plusSeconds(20);
        assertThat(limiter.isRefused()).isFalse();
        Fault _ = keys.learn(0, throttled(20));
        assertThat(limiter.isRefused()).isTrue();
        assertThat(groups.limiter(whole, () -> now)).isSameAs(limiter);
    }

    @Test
    void aProvidersOnlyKeyIsOfItsGroupToo() {
        QuotaGroups groups = new QuotaGroups();
        Accounts one = accounts(groups, key(1, "org"));
        Accounts other = accounts(groups, key(1, "org"), key(1, null));

        assertThat(one.learn(0, throttled(20))).isEqualTo(throttled(20));

        assertThat(chosen(other)).containsExactly(1);
    }

    /** One organisation's keys are one for its limits: the fault is as that of a single key. */
    @Test
    void whereAllKeysAreOfOneOrganisationThrottlingIsTheProviders() {
        Accounts accounts = accounts(key(1, "org"), key(1, "org"));
        Fault soon =
                fault(
                        FaultKind.THROTTLED,
                        Remedy.RETRY_HERE,
                        new Lesson.Wait(Duration.ofSeconds(1)));

        assertThat(accounts.learn(0, soon)).isEqualTo(soon);
    }

    /** Money ran out with calls under way that are still answered. */
    @Test
    void anOlderAnswerBringsNoKeyBack() {
        Accounts accounts = accounts(key(1, null), key(1, null));
        Fault _ = accounts.learn(0, REFUSED);

        accounts.answered(0);

        assertThat(chosen(accounts)).containsExactly(1);
    }

    @Test
    void theProviderIsAskedAgainWhenItsFirstKeyIsUsable() {
        Accounts accounts = accounts(key(1, null), key(1, null));
        Fault _ = accounts.learn(0, throttled(20));
        now = now.plusSeconds(5);

        assertThat(accounts.learn(1, throttled(60)).lesson())
                .isEqualTo(new Lesson.Wait(Duration.ofSeconds(15)));
        assertThat(accounts.learn(1, REFUSED).lesson())
                .isEqualTo(new Lesson.Wait(Duration.ofSeconds(15)));
        assertThat(chosen(accounts)).containsExactly(0);
    }

    @Test
    void whatIsNotTheKeysIsTheProviders() {
        Accounts accounts = accounts(key(1, null), key(1, null));
        Fault overloaded = fault(FaultKind.OVERLOADED, Remedy.FAILOVER, new Lesson.Failure());

        assertThat(accounts.learn(0, overloaded)).isEqualTo(overloaded);
        assertThat(chosen(accounts)).containsExactly(0, 1);
    }

    @Test
    void withOneKeyNothingChanges() {
        assertThat(accounts().learn(0, REFUSED)).isEqualTo(REFUSED);
        assertThat(accounts(key(1, null)).learn(0, REFUSED)).isEqualTo(REFUSED);
        assertThat(accounts().choose()).isZero();
    }
}
