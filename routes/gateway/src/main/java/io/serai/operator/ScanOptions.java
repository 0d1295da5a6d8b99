package io.serai.operator;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long the dead-letter topic is searched. */
final class ScanOptions {
    @Option(
            names = "--scan-time",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to search at most (default: ${DEFAULT-VALUE}).")
    private Duration scanTime = Duration.ofMinutes(1);

    Duration scanTime() {
        return scanTime;
    }

    /** Says that a scan saw only a part, and what helps. */
    String sentence(TopicScan.Extent extent) {
        return "Incomplete: %d records of %s were read in %s, about %d are left; --scan-time allows more time."
                .formatted(extent.read(), extent.topic(), Ages.words(scanTime), extent.left());
    }
}
