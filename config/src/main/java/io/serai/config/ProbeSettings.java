package io.serai.config;

import java.time.Duration;

/** How often each provider is probed, and how often while a chain is out. */
public record ProbeSettings(Duration interval, Duration inOutage) {
    public ProbeSettings {
        Require.positive("interval", interval);
        Require.positive("in-outage", inOutage);
    }
}
