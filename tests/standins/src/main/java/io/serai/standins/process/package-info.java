/**
 * Brokers, stand-ins and workers as processes of their own, to be measured, frozen and killed by
 * tests, benchmarks and drills.
 */
@NullMarked
package io.serai.standins.process;

import org.jspecify.annotations.NullMarked;
