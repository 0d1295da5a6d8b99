/** Credentials that are more than a key: tokens that are fetched, and signatures. */
@NullMarked
package io.serai.credential;

import org.jspecify.annotations.NullMarked;
