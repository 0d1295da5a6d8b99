package io.serai.config;

import io.serai.routing.Chain;

/**
 * A chain and how its backlog returns: {@code drainShare} is what the drain is guaranteed of each
 * limiter, from 0 to 1.
 */
public record ChainSettings(Chain chain, double drainShare) {
    public ChainSettings {
        Require.between("drain-share", drainShare, 0, 1);
    }
}
