package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Each guarantee can fail, and says what failed. */
class GuaranteesTest {
    private static final long COVERED_AT = 1_000;

    private final Claims claims = new Claims();

    private Evidence evidence(
            List<Sent> sent, List<Received> received, Map<String, Integer> calls, Harm... harms) {
        return Seen.of(sent, received, calls, claims, harms);
    }

    private void covered(long below, int... beyond) {
        BitSet bits = new BitSet();
        for (int bit : beyond) {
            bits.set(bit);
        }
        claims.saw(
                new TopicPartition(Seen.TEAM.requests(), 0), new Progress(below, bits), COVERED_AT);
    }

    @Test
    void holdWhenEachRequestIsCalledAnsweredAndCommittedOnce() {
        covered(1);
        Sent a = Seen.sent("a", 0);

        Evidence evidence = evidence(List.of(a), List.of(Seen.reply(a, 0, 900, 1)), Map.of("a", 1));

        assertThat(Guarantee.all())
                .allSatisfy(each -> assertThat(each.breaches(evidence)).as(each.name()).isEmpty());
    }

    @Test
    void aRequestWithoutReplyIsLost() {
        assertThat(
                        new NothingLost()
                                .breaches(
                                        evidence(List.of(Seen.sent("a", 0)), List.of(), Map.of())))
                .singleElement()
                .asString()
                .contains("no reply to a");
    }

    @Test
    void aSecondReplyAndAReplyToNothingAreBreaches() {
        Sent a = Seen.sent("a", 0);
        List<Received> replies =
                List.of(
                        Seen.reply(a, 0, 0, 1),
                        Seen.reply(a, 1, 0, 1),
                        Seen.reply(Seen.sent("b", 1), 2, 0, 1));

        assertThat(new OneReplyEach().breaches(evidence(List.of(a), replies, Map.of()))).hasSize(2);
    }

    @Test
    void aRecordThatIsNoReplyIsABreach() {
        Sent a = Seen.sent("a", 0);

        assertThat(
                        new RepliesReadable()
                                .breaches(
                                        evidence(
                                                List.of(a), List.of(Seen.unreadable(a)), Map.of())))
                .hasSize(1);
    }

    @Test
    void aCallMayBeRepeatedOnceForEachHarmItWasOpenAt() {
        Sent a = Seen.sent("a", 0);
        List<Received> replies = List.of(Seen.reply(a, 0, 0, 1));
        Harm harm = new Harm("w", Set.of("a"), true);
        NoCallRepeated guarantee = new NoCallRepeated();

        assertThat(guarantee.breaches(evidence(List.of(a), replies, Map.of("a", 2), harm)))
                .isEmpty();
        assertThat(guarantee.breaches(evidence(List.of(a), replies, Map.of("a", 3), harm)))
                .hasSize(1);
        assertThat(guarantee.breaches(evidence(List.of(a), replies, Map.of("a", 2)))).hasSize(1);
    }

    @Test
    void callsThatTheReplyTellsAreNoRepetition() {
        Sent a = Seen.sent("a", 0);

        assertThat(
                        new NoCallRepeated()
                                .breaches(
                                        evidence(
                                                List.of(a),
                                                List.of(Seen.reply(a, 0, 0, 3)),
                                                Map.of("a", 3))))
                .isEmpty();
    }

    @Test
    void anOrderedRequestMayHaveForgottenAnAnswerThatWasLostOnItsWay() {
        Sent a = new Sent("a", Seen.TEAM.orderedRequests(), 0, 0, "k");
        List<Received> replies = List.of(Seen.ordered(a, 0));
        Harm cut = new Harm("w", Set.of("a"), false);
        NoCallRepeated guarantee = new NoCallRepeated();

        assertThat(guarantee.breaches(evidence(List.of(a), replies, Map.of("a", 2), cut)))
                .isEmpty();
        assertThat(guarantee.breaches(evidence(List.of(a), replies, Map.of("a", 2)))).hasSize(1);
    }

    @Test
    void repliesOfAKeyOutOfTheirOrderAreABreach() {
        Sent first = new Sent("a", Seen.TEAM.orderedRequests(), 0, 0, "k");
        Sent second = new Sent("b", Seen.TEAM.orderedRequests(), 0, 1, "k");
        OrderWithinKey guarantee = new OrderWithinKey();
        List<Sent> sent = List.of(first, second);

        assertThat(
                        guarantee.breaches(
                                evidence(
                                        sent,
                                        List.of(Seen.ordered(first, 0), Seen.ordered(second, 1)),
                                        Map.of())))
                .isEmpty();
        assertThat(
                        guarantee.breaches(
                                evidence(
                                        sent,
                                        List.of(Seen.ordered(second, 0), Seen.ordered(first, 1)),
                                        Map.of())))
                .hasSize(1);
    }

    @Test
    void anOffsetCommittedBeforeTheReplyWasWrittenIsABreach() {
        covered(1, 1);
        Sent below = Seen.sent("a", 0);
        Sent beyond = Seen.sent("b", 2);
        Sent never = Seen.sent("c", 3);
        List<Sent> sent = List.of(below, beyond, never);
        OffsetsBehindWork guarantee = new OffsetsBehindWork();

        List<String> breaches =
                guarantee.breaches(
                        evidence(
                                sent,
                                List.of(
                                        Seen.reply(below, 0, COVERED_AT + 1, 1),
                                        Seen.reply(beyond, 1, COVERED_AT, 1),
                                        Seen.reply(never, 2, COVERED_AT, 1)),
                                Map.of()));

        assertThat(breaches).hasSize(2);
        assertThat(breaches.get(0)).contains("not done", below.source());
        assertThat(breaches.get(1)).contains("never committed", never.source());
    }

    @Test
    void aParkedRecordCommittedBeforeItsReplyIsABreachAlsoWhenItWasParkedBefore() {
        covered(1);
        claims.saw(
                new TopicPartition(Seen.TEAM.parked(), 0),
                new Progress(2, new BitSet()),
                COVERED_AT);
        Sent a = Seen.sent("a", 0);
        List<Received> parkedTwice = List.of(Seen.parked(a, 0, 100), Seen.parked(a, 1, 500));
        OffsetsBehindWork guarantee = new OffsetsBehindWork();

        assertThat(guarantee.breaches(answered(a, parkedTwice, COVERED_AT))).isEmpty();
        assertThat(guarantee.breaches(answered(a, parkedTwice, COVERED_AT + 1)))
                .singleElement()
                .asString()
                .contains("not done", "offset=1");
    }

    private Evidence answered(Sent sent, List<Received> parked, long at) {
        List<Received> all = new ArrayList<>(parked);
        all.add(Seen.reply(sent, 0, at, 1));
        return evidence(List.of(sent), all, Map.of());
    }
}
