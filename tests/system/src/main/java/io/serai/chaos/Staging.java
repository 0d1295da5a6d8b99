package io.serai.chaos;

import java.time.Duration;

/**
 * What a scenario is played with.
 *
 * @param perSecond requests of the steady stream
 * @param thinking how long providers take for an answer, at most
 * @param finishTimeout how long running calls may take when a worker stops
 * @param responseTimeout for how long workers wait for an answer
 * @param proxied whether workers reach brokers through the {@link FaultProxy}s
 * @param spare whether there is a team more, whose topics may go
 */
record Staging(
        int workers,
        int perSecond,
        Duration thinking,
        Duration finishTimeout,
        Duration responseTimeout,
        boolean proxied,
        boolean spare) {
    static Staging usual() {
        return new Staging(
                2,
                25,
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(90),
                false,
                false);
    }

    Staging workers(int count) {
        return new Staging(
                count, perSecond, thinking, finishTimeout, responseTimeout, proxied, spare);
    }

    Staging perSecond(int count) {
        return new Staging(
                workers, count, thinking, finishTimeout, responseTimeout, proxied, spare);
    }

    Staging thinking(Duration longest) {
        return new Staging(
                workers, perSecond, longest, finishTimeout, responseTimeout, proxied, spare);
    }

    Staging finishing(Duration longest) {
        return new Staging(workers, perSecond, thinking, longest, responseTimeout, proxied, spare);
    }

    Staging answeredWithin(Duration limit) {
        return new Staging(workers, perSecond, thinking, finishTimeout, limit, proxied, spare);
    }

    Staging throughProxies() {
        return new Staging(
                workers, perSecond, thinking, finishTimeout, responseTimeout, true, spare);
    }

    Staging withSpareTeam() {
        return new Staging(
                workers, perSecond, thinking, finishTimeout, responseTimeout, proxied, true);
    }
}
