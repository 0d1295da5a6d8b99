/**
 * Bytes to model and back: the wire contract of schemas/ in Java, and Serai's own state headers.
 */
@NullMarked
package io.serai.codec;

import org.jspecify.annotations.NullMarked;
