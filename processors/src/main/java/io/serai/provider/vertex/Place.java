package io.serai.provider.vertex;

import io.serai.provider.ProviderSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project and the location that models are asked in. */
record Place(String project, String location) {
    static final String PROJECT = "project";
    static final String LOCATION = "location";

    private static final String GLOBAL = "global";
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9:.-]{0,60}");
    private static final Pattern REGIONAL =
            Pattern.compile("([a-z]+-[a-z]+\\d+)-aiplatform\\.googleapis\\.com");
    private static final Pattern MULTI_REGIONAL =
            Pattern.compile("aiplatform\\.([a-z]+)\\.rep\\.googleapis\\.com");

    /** The location is that of Google's host, unless another host says nothing of it. */
    static Place of(ProviderSettings settings) {
        String host = String.valueOf(settings.baseUrl().getHost());
        String told = told(host);
        String location = settings.options().getOrDefault(LOCATION, told);
        if (host.endsWith(".googleapis.com") && !location.equals(told)) {
            throw new IllegalArgumentException(
                    "options.location must be that of base-url, "
                            + told
                            + ", where it is Google's own: "
                            + location);
        }
        return new Place(
                checked(PROJECT, settings.options().getOrDefault(PROJECT, "")),
                checked(LOCATION, location));
    }

    private static String told(String host) {
        for (Pattern pattern : new Pattern[] {REGIONAL, MULTI_REGIONAL}) {
            Matcher match = pattern.matcher(host);
            if (match.matches()) {
                return match.group(1);
            }
        }
        return GLOBAL;
    }

    private static String checked(String key, String value) {
        if (!WORD.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "options." + key + " must match " + WORD + ": " + value);
        }
        return value;
    }

    /** The path of a publisher's models. */
    String models(String publisher) {
        return "/v1/projects/%s/locations/%s/publishers/%s/models/"
                .formatted(project, location, publisher);
    }
}
