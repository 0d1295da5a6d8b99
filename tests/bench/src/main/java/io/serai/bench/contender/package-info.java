/** What Serai is measured against, each a process of its own. */
@NullMarked
package io.serai.bench.contender;

import org.jspecify.annotations.NullMarked;
