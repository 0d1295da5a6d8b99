/** Camel processors and beans: exchange to model and back, nothing else. */
@NullMarked
package io.serai.processor;

import org.jspecify.annotations.NullMarked;
