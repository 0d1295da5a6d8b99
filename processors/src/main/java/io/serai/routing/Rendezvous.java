package io.serai.routing;

import java.util.Comparator;
import java.util.List;

/**
 * Weighted rendezvous hashing: one value goes to one member, values spread by weight, and where a
 * member is gone only its values move (Thaler and Ravishankar, 1998). Every worker chooses the
 * same, without a word between them.
 */
final class Rendezvous {
    private static final double RANGE = 0x1.0p53;
    private static final int UNUSED_BITS = 11;

    private Rendezvous() {}

    static Member choose(List<Member> members, String value) {
        return members.stream()
                .max(Comparator.comparingDouble(member -> score(member, value)))
                .orElseThrow();
    }

    private static double score(Member member, String value) {
        long hash = mixed(31L * mixed(value.hashCode()) + member.provider().value().hashCode());
        double drawn = ((hash >>> UNUSED_BITS) + 0.5) / RANGE;
        return -member.weight() / Math.log(drawn);
    }

    /** SplitMix64's finaliser: neighbours come out far apart. */
    private static long mixed(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
