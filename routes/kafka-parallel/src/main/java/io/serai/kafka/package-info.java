/** Many slow calls in flight on one Kafka consumer: a Camel component, and the embedded broker. */
@NullMarked
package io.serai.kafka;

import org.jspecify.annotations.NullMarked;
