package io.serai.bench;

/**
 * What one round measured.
 *
 * @param cpuMsPerRequest processor time of the contender's own process
 * @param mostInFlight by the contender's own count, 0 where it tells none
 * @param mostAtProvider calls that the provider had at once
 * @param p50Ms from request to reply at the scenario's pace; -1 where it was not measured
 */
record Sample(
        double requestsPerSecond,
        double cpuMsPerRequest,
        double peakRssMb,
        int mostInFlight,
        int mostAtProvider,
        long p50Ms,
        long p99Ms) {}
