package io.serai.provider.bedrock;

import io.serai.provider.AwsHost;
import io.serai.provider.ProviderSettings;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What cannot be asked at one of AWS's own hosts. */
record BedrockHost(AwsHost host) {
    private static final Pattern CONTROL_PLANE =
            Pattern.compile(
                    "bedrock((?:-fips)?\\.[a-z0-9-]+\\.(?:amazonaws\\.com(?:\\.cn)?|api\\.aws))");
    private static final Pattern ARN =
            Pattern.compile(
                    "arn:aws[a-z-]*:(?:bedrock|sagemaker):[a-z0-9-]+:(?:\\d{12}|aws)?:[a-z-]+/.+");

    /** The geography that a profile begins with, and what its regions begin with. */
    private static final Map<String, String> GEOGRAPHIES =
            Map.of("us", "us", "eu", "eu", "apac", "ap", "jp", "ap", "au", "ap");

    /** What can be asked at no such host is an {@link IllegalArgumentException}. */
    static void check(ProviderSettings settings) {
        BedrockHost host = new BedrockHost(AwsHost.of(settings.baseUrl()));
        host.checkRuntime();
        checkArn(settings.model());
        host.checkGeography(settings.model());
    }

    private void checkRuntime() {
        Matcher controlPlane = CONTROL_PLANE.matcher(host.name());
        if (controlPlane.matches()) {
            throw new IllegalArgumentException(
                    "base-url must be of the host that answers, bedrock-runtime"
                            + controlPlane.group(1));
        }
    }

    private static void checkArn(String model) {
        if (model.startsWith("arn:") && !ARN.matcher(model).matches()) {
            throw new IllegalArgumentException(
                    "model must be an ARN like arn:aws:bedrock:REGION:ACCOUNT:inference-profile/NAME: "
                            + model);
        }
    }

    /** Regions of no known geography may be in any profile. */
    private void checkGeography(String model) {
        String wanted = GEOGRAPHIES.get(before('.', model));
        if (wanted == null) {
            return;
        }
        host.region()
                .filter(region -> isElsewhere(before('-', region), wanted))
                .ifPresent(region -> {
                    throw new IllegalArgumentException(
                            "model must be an inference profile of base-url's geography, which is that of "
                                    + region
                                    + ": "
                                    + model);
                });
    }

    private static boolean isElsewhere(String geography, String wanted) {
        return GEOGRAPHIES.containsValue(geography) && !geography.equals(wanted);
    }

    private static String before(char end, String text) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
