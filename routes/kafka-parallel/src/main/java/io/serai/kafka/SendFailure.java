package io.serai.kafka;

/** One enlisted record whose own send failed, not merely because its transaction was given up. */
record SendFailure(Delivery delivery, Enlisted enlisted, Exception cause) {}
