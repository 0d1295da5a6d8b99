package io.serai.routing;

import static io.serai.routing.Chains.CLAUDE;
import static io.serai.routing.Chains.GEMINI;
import static io.serai.routing.Chains.GPT;
import static io.serai.routing.Chains.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.ProviderId;
import io.serai.model.Request;
import io.serai.model.Requests;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The shares that each way of balancing comes to, in simulations. */
class BalancerTest {
    private static final Offset<Double> ABOUT = within(2.0);
    private static final Optional<String> BY_CONVERSATION = Optional.of("conversation");

    private static Member weighing(ProviderId provider, int weight) {
        return new Member(
                provider, weight, EnumSet.allOf(Capability.class), Classification.RESTRICTED);
    }

    private static Request of(String conversation) {
        Request request = Requests.request();
        return new Request(
                request.envelope(),
                request.input(),
                request.priority(),
                request.app(),
                request.classification(),
                Map.of("conversation", conversation),
                request.notices());
    }

    @Test
    void weightedGoesByWeightHoweverBusyTheyAre() {
        var shares =
                new Crowd()
                        .answering(CLAUDE, Duration.ofSeconds(4))
                        .shares(Balance.WEIGHTED, weighing(CLAUDE, 3), weighing(GPT, 1));

        assertThat(shares.get(CLAUDE)).isCloseTo(75, ABOUT);
    }

    /** As many calls are at the slow one as at the fast one, so it gets a quarter as many. */
    @Test
    void leastInFlightAsksTheFasterOneMore() {
        var shares =
                new Crowd()
                        .answering(CLAUDE, Duration.ofSeconds(4))
                        .answering(GPT, Duration.ofSeconds(1))
                        .shares(Balance.LEAST_IN_FLIGHT, member(CLAUDE), member(GPT));

        assertThat(shares.get(GPT)).isCloseTo(80, ABOUT);
    }

    @Test
    void leastInFlightGoesByWeightAmongTheEquallyFast() {
        var shares =
                new Crowd()
                        .answering(CLAUDE, Duration.ofSeconds(2))
                        .answering(GPT, Duration.ofSeconds(2))
                        .shares(Balance.LEAST_IN_FLIGHT, weighing(CLAUDE, 3), weighing(GPT, 1));

        assertThat(shares.get(CLAUDE)).isCloseTo(75, ABOUT);
    }

    /** One that never answers is drawn a third of the time at first, and soon never taken. */
    @Test
    void leastInFlightTurnsFromAProviderThatHangs() {
        var shares =
                new Crowd()
                        .answering(GEMINI, Duration.ofDays(1))
                        .answering(CLAUDE, Duration.ofSeconds(1))
                        .answering(GPT, Duration.ofSeconds(1))
                        .shares(
                                Balance.LEAST_IN_FLIGHT,
                                member(CLAUDE),
                                member(GPT),
                                member(GEMINI));

        assertThat(shares.get(GEMINI)).isLessThan(2);
        assertThat(shares.get(CLAUDE)).isCloseTo(50, ABOUT);
    }

    /** Until the first answers both are alike; then nothing more goes there. */
    @Test
    void lowestLatencyTurnsFromAProviderThatHangs() {
        var shares =
                new Crowd()
                        .answering(CLAUDE, Duration.ofDays(1))
                        .answering(GPT, Duration.ofSeconds(1))
                        .shares(Balance.LOWEST_LATENCY, member(CLAUDE), member(GPT));

        assertThat(shares.get(GPT)).isGreaterThan(99);
    }

    /**
     * Four times as slow and as many calls: the wait is the same with a sixteenth of the requests.
     */
    @Test
    void lowestLatencyAsksTheFasterOneMuchMore() {
        var shares =
                new Crowd()
                        .answering(CLAUDE, Duration.ofSeconds(4))
                        .answering(GPT, Duration.ofSeconds(1))
                        .shares(Balance.LOWEST_LATENCY, member(CLAUDE), member(GPT));

        assertThat(shares.get(GPT)).isBetween(85.0, 97.0);
    }

    @Test
    void cheapestAsksNobodyElse() {
        var shares =
                new Crowd()
                        .priced(CLAUDE, "0.002")
                        .priced(GPT, "0.0019")
                        .shares(Balance.CHEAPEST, member(CLAUDE), member(GPT), member(GEMINI));

        assertThat(shares).containsOnlyKeys(GPT);
    }

    @Test
    void thoseThatCostTheSameShareByWeight() {
        var shares =
                new Crowd()
                        .priced(CLAUDE, "0.0020")
                        .priced(GPT, "0.002")
                        .shares(
                                Balance.CHEAPEST,
                                weighing(CLAUDE, 3),
                                weighing(GPT, 1),
                                member(GEMINI));

        assertThat(shares).containsOnlyKeys(CLAUDE, GPT);
        assertThat(shares.get(CLAUDE)).isCloseTo(75, ABOUT);
    }

    @Test
    void aMemberWithoutWeightIsAskedOnlyWhereNoOtherIsLeft() {
        for (Balance balance : Balance.values()) {
            assertThat(new Crowd().shares(balance, weighing(CLAUDE, 0), member(GPT)))
                    .as("%s", balance)
                    .containsOnlyKeys(GPT);
            Balancer balancer = new Balancer(new Random(1), Loads.NONE);
            assertThat(
                            balancer.choose(
                                    Crowd.chain(balance, Optional.empty(), member(GPT)),
                                    List.of(weighing(CLAUDE, 0), weighing(GEMINI, 0)),
                                    Requests.request()))
                    .as("%s", balance)
                    .isEqualTo(CLAUDE);
        }
    }

    @Test
    void oneConversationStaysAtItsProviderAndAllSpreadByWeight() {
        List<Member> members = List.of(weighing(CLAUDE, 3), weighing(GPT, 1), member(GEMINI));
        Chain chain =
                Crowd.chain(
                        Balance.LEAST_IN_FLIGHT, BY_CONVERSATION, members.toArray(Member[]::new));
        Balancer here = new Balancer(new Random(1), Loads.NONE);
        Balancer elsewhere = new Balancer(new Random(2), Loads.NONE);
        Map<ProviderId, Integer> count = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            ProviderId chosen = here.choose(chain, members, of("c-" + i));
            assertThat(elsewhere.choose(chain, members, of("c-" + i))).isEqualTo(chosen);
            count.merge(chosen, 1, Integer::sum);
        }

        assertThat(count.get(CLAUDE) / 100.0).isCloseTo(60, ABOUT);
        assertThat(count.get(GPT) / 100.0).isCloseTo(20, ABOUT);
    }

    /** Others keep theirs, and with it their provider's prompt cache. */
    @Test
    void whereAProviderIsOutOnlyItsConversationsMove() {
        List<Member> all = List.of(member(CLAUDE), member(GPT), member(GEMINI));
        List<Member> left = List.of(member(CLAUDE), member(GPT));
        Chain chain = Crowd.chain(Balance.WEIGHTED, BY_CONVERSATION, all.toArray(Member[]::new));
        Balancer balancer = new Balancer(new Random(1), Loads.NONE);
        for (int i = 0; i < 1_000; i++) {
            ProviderId before = balancer.choose(chain, all, of("c-" + i));
            ProviderId after = balancer.choose(chain, left, of("c-" + i));
            if (before.equals(GEMINI)) {
                assertThat(after).isNotEqualTo(GEMINI);
            } else {
                assertThat(after).isEqualTo(before);
            }
        }
    }
}
