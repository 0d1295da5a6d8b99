/**
 * What every provider has: the port its protocol implements, fault classification, limiter, circuit
 * breaker, call guard.
 */
@NullMarked
package io.serai.provider;

import org.jspecify.annotations.NullMarked;
