package io.serai.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The address of a server as an operator writes it; a refusal does not quote it. */
public final class HttpUrl {
    private static final String RULE =
            "must be an http(s) URL with a host, without user, query and fragment";
    private static final int HIGHEST_PORT = 65_535;

    private HttpUrl() {}

    /** What is none is an {@link IllegalArgumentException}. */
    public static URI of(String text) {
        URI url = parsed(text);
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || hasMore(url)) {
            throw new IllegalArgumentException(RULE);
        }
        if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "must have a port from 1 to " + HIGHEST_PORT + ", is " + url.getPort());
        }
        return url;
    }

    private static boolean hasMore(URI url) {
        return url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null;
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    RULE + ": " + e.getReason().toLowerCase(Locale.ROOT), e);
        }
    }
}
