package io.serai.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How long until a quota starts anew where the provider documents the hour but does not send it.
 */
final class QuotaReset {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private QuotaReset() {}

    /** Anthropic's monthly spend limits. */
    static Duration nextMonthUtc(Instant now) {
        YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC));
        return Duration.between(
                now, month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Gemini's daily quotas. */
    static Duration midnightPacific(Instant now) {
        return Duration.between(
                now,
                now.atZone(PACIFIC).toLocalDate().plusDays(1).atStartOfDay(PACIFIC).toInstant());
    }
}
