/**
 * Prompts tried at every provider of a chain, so that none is met for the first time in an outage.
 */
@NullMarked
package io.serai.rehearsal;

import org.jspecify.annotations.NullMarked;
