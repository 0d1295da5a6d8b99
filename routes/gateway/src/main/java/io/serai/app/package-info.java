/**
 * {@code main} and the command line's root: reads the configuration, builds the objects, starts
 * Camel.
 */
@NullMarked
package io.serai.app;

import org.jspecify.annotations.NullMarked;
