/** The nouns of Serai: immutable values and the sealed sets of what can happen to a request. */
@NullMarked
package io.serai.model;

import org.jspecify.annotations.NullMarked;
