/**
 * {@code serai outages}: ninety days of incidents, compressed in time, lived through by a gateway
 * and by clients that have none.
 */
@NullMarked
package io.serai.outages;

import org.jspecify.annotations.NullMarked;
