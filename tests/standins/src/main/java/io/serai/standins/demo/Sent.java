package io.serai.standins.demo;

import java.time.Instant;

/** A request of the demo: its marker, which is also its id, where it lies and when it was sent. */
record Sent(String marker, String source, Instant at) {}
