/** Pure decisions of values and a clock: which chain, which provider next, park or fail. */
@NullMarked
package io.serai.routing;

import org.jspecify.annotations.NullMarked;
