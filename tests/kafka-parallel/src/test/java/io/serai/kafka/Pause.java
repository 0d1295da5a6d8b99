package io.serai.kafka;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Time that must go by for what is tested to happen: an outage, an expiry. */
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> true);
    }
}
