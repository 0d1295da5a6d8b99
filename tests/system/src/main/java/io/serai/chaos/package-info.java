/**
 * The guarantees under fire: a cluster of three brokers, workers and stand-ins, a steady stream of
 * requests, and scenarios that do harm by a seed.
 */
@NullMarked
package io.serai.chaos;

import org.jspecify.annotations.NullMarked;
