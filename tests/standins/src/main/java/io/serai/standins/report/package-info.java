/** What the programs that measure and drill write down. */
@NullMarked
package io.serai.standins.report;

import org.jspecify.annotations.NullMarked;
