package io.serai.provider;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host that may be AWS's own and then tells its region; a proxy's tells nothing. */
public record AwsHost(String name) {
    private static final Pattern RUNTIME =
            Pattern.compile("bedrock-runtime(?:-fips)?\\.([a-z0-9-]+)\\..*");

    public static AwsHost of(URI baseUrl) {
        return new AwsHost(String.valueOf(baseUrl.getHost()));
    }

    /** The region in which it answers; empty where it is not AWS's. */
    public Optional<String> region() {
        Matcher runtime = RUNTIME.matcher(name);
        return runtime.matches() ? Optional.of(runtime.group(1)) : Optional.empty();
    }
}
