package io.serai.price;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name under which the price of a model stands. Clouds and snapshots put a place, a vendor, a
 * version or a date around it: {@code eu.anthropic.claude-sonnet-5-20260101-v1:0}, {@code
 * claude-sonnet-5@20260101}, {@code gpt-5.4-2026-03-05}.
 */
final class ModelName {
    private static final Pattern VENDOR = Pattern.compile("^(?:[a-z-]+\\.)+(?=[a-z])");
    private static final Pattern VERSION = Pattern.compile("@.*$|-v\\d+(?::\\d+\\w*)*$");
    private static final Pattern DATE = Pattern.compile("-(?:\\d{8}|\\d{4}-\\d\\d-\\d\\d)$");

    private ModelName() {}

    static String bare(String id) {
        String last = id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String model = VENDOR.matcher(last).replaceFirst("");
        String unversioned = VERSION.matcher(model).replaceFirst("");
        return DATE.matcher(unversioned).replaceFirst("");
    }
}
