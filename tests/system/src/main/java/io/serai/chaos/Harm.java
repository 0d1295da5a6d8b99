package io.serai.chaos;

import java.util.Set;

/**
 * A worker lost its work: killed, or out of its group.
 *
 * @param open requests it had begun and that nobody saw answered or parked since: they may be
 *     called again, once for each harm
 * @param kill whether it was killed
 */
record Harm(String worker, Set<String> open, boolean kill) {
    Harm {
        open = Set.copyOf(open);
    }
}
