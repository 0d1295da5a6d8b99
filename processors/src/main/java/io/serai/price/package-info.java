/** What answers cost: prices by model and day, and the tariff of each provider. Pure. */
@NullMarked
package io.serai.price;

import org.jspecify.annotations.NullMarked;
