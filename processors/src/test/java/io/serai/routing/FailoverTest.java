package io.serai.routing;

import static io.serai.model.Requests.NOW;
import static io.serai.model.Requests.attempt;
import static io.serai.model.Requests.fault;
import static io.serai.routing.Chains.CLAUDE;
import static io.serai.routing.Chains.DEFAULT;
import static io.serai.routing.Chains.GEMINI;
import static io.serai.routing.Chains.GPT;
import static io.serai.routing.Chains.chain;
import static io.serai.routing.Chains.member;
import static io.serai.routing.Chains.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.Dispatch;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Journey;
import io.serai.model.Lesson;
import io.serai.model.Part;
import io.serai.model.ProviderId;
import io.serai.model.Remedy;
import io.serai.model.Requests;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailoverTest {

    private final Failover failover = new Failover(new Balancer(new Random(7), Loads.NONE));

    @Test
    void walksTheTiersInOrder() {
        Chain chain = chain(tier(member(CLAUDE)), tier(member(GPT)));
        Dispatch dispatch = dispatch();

        assertThat(next(chain, dispatch)).isEqualTo(ask(CLAUDE));
        dispatch = dispatch.faulted(attempt(CLAUDE, broken(Remedy.FAILOVER)));
        assertThat(next(chain, dispatch)).isEqualTo(ask(GPT));
        dispatch = dispatch.faulted(attempt(GPT, broken(Remedy.FAILOVER)));
        assertThat(next(chain, dispatch)).isEqualTo(new Step.End());
    }

    @Test
    void retriesHereOnlyAsOftenAsTheFaultAllows() {
        Chain chain = chain(tier(member(CLAUDE)), tier(member(GPT)));
        Dispatch once = dispatch().faulted(attempt(CLAUDE, broken(Remedy.RETRY_HERE)));
        Dispatch twice = once.faulted(attempt(CLAUDE, broken(Remedy.RETRY_HERE)));

        assertThat(next(chain, once)).isEqualTo(ask(CLAUDE));
        assertThat(next(chain, twice)).isEqualTo(ask(GPT));
    }

    /** However many keys are bad, the next tier has its attempt. */
    @Test
    void toFindAGoodKeyCostsNoBudget() {
        Chain chain =
                new Chain(
                        DEFAULT,
                        List.of(tier(member(CLAUDE)), tier(member(GPT))),
                        1,
                        new WhenExhausted.Park(),
                        new WhenExpired.Fail());
        Fault otherKey = broken(Remedy.FAILOVER).withAnotherKey(3);
        Dispatch dispatch = dispatch();
        for (int i = 0; i < 3; i++) {
            dispatch = dispatch.faulted(attempt(CLAUDE, otherKey));
            assertThat(next(chain, dispatch)).isEqualTo(ask(CLAUDE));
        }

        dispatch = dispatch.faulted(attempt(CLAUDE, otherKey));
        assertThat(next(chain, dispatch)).isEqualTo(ask(GPT));
    }

    @Test
    void endsWhenARequestIsRefusedForGood() {
        Chain chain = chain(tier(member(CLAUDE)), tier(member(GPT)));

        assertThat(next(chain, dispatch().faulted(attempt(CLAUDE, broken(Remedy.GIVE_UP)))))
                .isEqualTo(new Step.End());
    }

    @Test
    void whatOneCannotDoANextMay() {
        Chain chain = chain(tier(member(CLAUDE)), tier(member(GPT)));
        Dispatch declined = dispatch().faulted(attempt(CLAUDE, broken(Remedy.ABLER_PROVIDER)));

        assertThat(next(chain, declined)).isEqualTo(ask(GPT));
        assertThat(next(chain, declined.faulted(attempt(GPT, broken(Remedy.ABLER_PROVIDER)))))
                .isEqualTo(new Step.End());
    }

    @Test
    void passesByProvidersThatWereSkipped() {
        Chain chain = chain(tier(member(CLAUDE), member(GPT)), tier(member(GEMINI)));

        assertThat(next(chain, dispatch().skip(CLAUDE).skip(GPT))).isEqualTo(ask(GEMINI));
    }

    @Test
    void endsWhenThePassHasSpentItsAttempts() {
        Chain chain =
                new Chain(
                        DEFAULT,
                        List.of(tier(member(CLAUDE)), tier(member(GPT))),
                        1,
                        new WhenExhausted.Park(),
                        new WhenExpired.Fail());

        assertThat(next(chain, dispatch().faulted(attempt(CLAUDE, broken(Remedy.FAILOVER)))))
                .isEqualTo(new Step.End());
    }

    @Test
    void startsNoAttemptWithLessThanASecondLeft() {
        Chain chain = chain(tier(member(CLAUDE)));
        Dispatch late =
                new Dispatch(Requests.request("m", NOW.plusMillis(999)), Journey.on(DEFAULT));

        assertThat(next(chain, late)).isEqualTo(new Step.End());
    }

    @Test
    void neverAsksAProviderThatCannotSeeImages() {
        Member blind =
                new Member(CLAUDE, 1, EnumSet.of(Capability.TOOLS), Classification.RESTRICTED);
        Chain chain = chain(tier(blind), tier(member(GPT)));
        Dispatch picture =
                new Dispatch(
                        Requests.request(
                                Requests.prompt("m", new Part.InlineImage("image/png", "AAAA")),
                                NOW.plusSeconds(60)),
                        Journey.on(DEFAULT));

        assertThat(next(chain, picture)).isEqualTo(ask(GPT));
    }

    @Test
    void neverAsksAProviderThatIsNotCleared() {
        Member cloud = new Member(CLAUDE, 1, Set.of(), Classification.PUBLIC);

        assertThat(next(chain(tier(cloud), tier(member(GPT))), dispatch())).isEqualTo(ask(GPT));
    }

    @Test
    void sharesATierByWeight() {
        Member heavy =
                new Member(CLAUDE, 3, EnumSet.allOf(Capability.class), Classification.RESTRICTED);
        Chain chain = chain(tier(heavy, member(GPT)));
        Map<Step, Integer> asked = new HashMap<>();
        for (int i = 0; i < 4000; i++) {
            asked.merge(next(chain, dispatch()), 1, Integer::sum);
        }

        assertThat(asked.get(ask(CLAUDE))).isBetween(2850, 3150);
    }

    private Step next(Chain chain, Dispatch dispatch) {
        return failover.next(chain, dispatch, NOW);
    }

    private static Step ask(ProviderId provider) {
        return new Step.Ask(provider, Duration.ZERO);
    }

    private static Dispatch dispatch() {
        return new Dispatch(Requests.request(), Journey.on(DEFAULT));
    }

    private static Fault broken(Remedy remedy) {
        return fault(FaultKind.BROKEN, remedy, new Lesson.Failure());
    }
}
