/** The benchmark: Serai beside a bare loop, stock Camel and the Parallel Consumer. */
@NullMarked
package io.serai.bench;

import org.jspecify.annotations.NullMarked;
