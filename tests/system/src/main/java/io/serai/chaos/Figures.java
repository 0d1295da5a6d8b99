package io.serai.chaos;

import java.util.List;
import java.util.Map;

/** What is counted, of a scenario or of several. */
record Figures(
        long requests,
        long lost,
        long duplicates,
        long repeatedCalls,
        long begunAtKills,
        int kills,
        int brokerKills) {
    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0);

    static Figures of(Evidence evidence, int brokerKills) {
        Map<String, List<Received>> replies = evidence.replies();
        return new Figures(
                evidence.sent().size(),
                new NothingLost().breaches(evidence).size(),
                OneReplyEach.duplicates(replies),
                NoCallRepeated.repeated(evidence).values().stream().mapToLong(n -> n).sum(),
                evidence.harms().stream().mapToLong(harm -> harm.open().size()).sum(),
                (int) evidence.harms().stream().filter(Harm::kill).count(),
                brokerKills);
    }

    Figures plus(Figures other) {
        return new Figures(
                requests + other.requests,
                lost + other.lost,
                duplicates + other.duplicates,
                repeatedCalls + other.repeatedCalls,
                begunAtKills + other.begunAtKills,
                kills + other.kills,
                brokerKills + other.brokerKills);
    }
}
