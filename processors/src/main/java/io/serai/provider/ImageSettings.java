package io.serai.provider;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where Serai fetches images from for a provider that fetches none itself, and what they may be.
 * The defaults are Converse's own limits; its requests are at most 25 MB, which 15 MiB in base64
 * and a long prompt stay below.
 *
 * @param fetchFrom host names; {@code *.example.com} are all below one
 * @param bytes of one image at most
 * @param totalBytes of all images of one request that are fetched, at most
 * @param longestSide in pixels, at most
 * @param most images of one request, at most
 * @param timeout for all images of one request
 */
public record ImageSettings(
        List<String> fetchFrom,
        int bytes,
        int totalBytes,
        int longestSide,
        int most,
        Duration timeout) {
    public static final int BYTES = 3750 * 1024;
    public static final int TOTAL_BYTES = 15 << 20;
    public static final int LONGEST_SIDE = 8000;
    public static final int MOST = 20;
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[A-Za-z0-9.-]*[A-Za-z0-9]");
    private static final String BELOW = "*";

    public ImageSettings {
        fetchFrom = List.copyOf(fetchFrom);
        if (fetchFrom.isEmpty()) {
            throw new IllegalArgumentException("fetch-from must name at least one host");
        }
        fetchFrom.stream()
                .filter(host -> !HOST.matcher(host).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException(
                            "fetch-from must hold host names or *.host: " + wrong);
                });
    }

    public boolean allows(String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        return fetchFrom.stream()
                .map(allowed -> allowed.toLowerCase(Locale.ROOT))
                .anyMatch(allowed ->
                        allowed.startsWith(BELOW)
                                ? asked.endsWith(allowed.substring(BELOW.length()))
                                : asked.equals(allowed));
    }
}
