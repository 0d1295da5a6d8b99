package io.serai.standins;

import java.time.Duration;

/** A 429 to be put into a protocol's words. */
record Throttle(Duration delay, RetryForm form, Allowance allowance) {}
