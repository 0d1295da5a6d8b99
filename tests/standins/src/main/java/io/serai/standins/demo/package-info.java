/**
 * {@code serai demo}: real requests through real Kafka to providers that fail, watched live and
 * reported.
 */
@NullMarked
package io.serai.standins.demo;

import org.jspecify.annotations.NullMarked;
