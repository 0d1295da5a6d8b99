package io.serai.provider.vertex;

import io.serai.provider.ProviderSettings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project and the location that models are asked in. */
record Place(String project, String location) {
    static final String PROJECT = "project";
    static final String LOCATION = "location";

    private static final String GLOBAL = "global";
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9:.-]{0,60}");
    private static final Pattern REGIONAL =
            Pattern.compile("([a-z]+-[a-z]+\\d+)-aiplatform\\.googleapis\\.com");
    private static final Pattern REPLICATED =
            Pattern.compile("aiplatform\\.([a-z0-9-]+)\\.rep\\.googleapis\\.com");

    /** The location is that of Google's host; of another one it is told. */
    static Place of(ProviderSettings settings) {
        Optional<String> told = told(String.valueOf(settings.baseUrl().getHost()));
        String location =
                Optional.ofNullable(settings.options().get(LOCATION))
                        .or(() -> told)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "options.location is required where base-url is"
                                                + " not Google's own"));
        if (told.filter(host -> !host.equals(location)).isPresent()) {
            throw new IllegalArgumentException(
                    "options.location must be that of base-url, "
                            + told.orElseThrow()
                            + ": "
                            + location);
        }
        String project = settings.options().get(PROJECT);
        if (project == null) {
            throw new IllegalArgumentException("options.project is required");
        }
        return new Place(checked(PROJECT, project), checked(LOCATION, location));
    }

    private static Optional<String> told(String host) {
        return Stream.of(REGIONAL, REPLICATED)
                .map(pattern -> pattern.matcher(host))
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst()
                .or(() ->
                        host.equals("aiplatform.googleapis.com")
                                ? Optional.of(GLOBAL)
                                : Optional.empty());
    }

    private static String checked(String key, String value) {
        if (!WORD.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "options." + key + " must match " + WORD + ": " + value);
        }
        return value;
    }

    /** In one region or geography only. */
    boolean regional() {
        return !location.equals(GLOBAL);
    }

    /** The path of a publisher's models. */
    String models(String publisher) {
        return "/v1/projects/%s/locations/%s/publishers/%s/models/"
                .formatted(project, location, publisher);
    }
}
