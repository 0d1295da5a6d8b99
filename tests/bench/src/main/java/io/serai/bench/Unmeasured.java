package io.serai.bench;

/**
 * What could not be measured.
 *
 * @param name of the scenario
 */
record Unmeasured(String name, String system, String why) {}
