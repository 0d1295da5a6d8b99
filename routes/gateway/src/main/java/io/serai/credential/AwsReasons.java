package io.serai.credential;

import io.serai.provider.CredentialUnavailable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Why AWS's credential chain has found nothing, in few words: it tells of each source it has tried,
 * and most are only not set up.
 */
final class AwsReasons {
    private static final int SERVER_ERROR = 500;
    private static final List<Integer> PASSING = List.of(408, 429);

    /** Each source, as {@code NameCredentialsProvider(...): reason}. */
    private static final Pattern NEXT_SOURCE = Pattern.compile("[,\\[] ?(?=\\w+Provider\\()");

    /** What a source says that nobody has set up. */
    private static final Pattern NOT_SET_UP =
            Pattern.compile(
                    "Unable to load credentials from system settings"
                            + "|Either the environment variable AWS_WEB_IDENTITY_TOKEN_FILE"
                            + "|Profile file contained no credentials for profile 'default'"
                            + "|neither AWS_CONTAINER_CREDENTIALS_FULL_URI"
                            + "|credentials from IMDS"
                            + "|IMDS credentials have been disabled");

    /** The library names neither the files nor, of a profile, more than all there is in them. */
    private static final Pattern PROFILE =
            Pattern.compile(
                    "ProfileCredentialsProvider\\(profileName=([^,)]*)(?:, profileFile=.*\\))?\\): ");

    private static final Pattern NO_PROFILE =
            Pattern.compile(
                    "Profile file contained no credentials for profile '.*': ProfileFile.*");

    /** What may pass, told by a source that had to ask somebody. */
    private static final Pattern AWAY =
            Pattern.compile("Status Code: 5\\d\\d|Unable to execute HTTP request");

    private AwsReasons() {}

    /**
     * @param hadKeys whether the chain has given keys before: then it is set up, and what is no
     *     service's refusal may pass
     */
    static CredentialUnavailable unavailable(SdkException thrown, boolean hadKeys) {
        String why = "AWS gives no credentials: " + reasons(String.valueOf(thrown.getMessage()));
        return isRefusal(thrown, hadKeys)
                ? CredentialUnavailable.refused(why, thrown)
                : CredentialUnavailable.unreachable(why, thrown);
    }

    private static boolean isRefusal(SdkException thrown, boolean hadKeys) {
        if (thrown instanceof SdkServiceException service) {
            return service.statusCode() < SERVER_ERROR && !PASSING.contains(service.statusCode());
        }
        return !hadKeys && !AWAY.matcher(String.valueOf(thrown.getMessage())).find();
    }

    static String reasons(String message) {
        List<String> sources =
                Stream.of(NEXT_SOURCE.split(message, -1))
                        .map(String::strip)
                        .filter(source -> source.contains("): "))
                        .toList();
        if (sources.isEmpty()) {
            return message;
        }
        String told =
                sources.stream()
                        .filter(source -> !NOT_SET_UP.matcher(source).find())
                        .map(source -> readable(source.replaceAll("\\]+$", "")))
                        .collect(Collectors.joining(", "));
        return told.isEmpty()
                ? "none in the environment, no web identity, no profile, no role of a container or an instance"
                : told;
    }

    private static String readable(String source) {
        String told = PROFILE.matcher(source).replaceFirst("profile $1 of AWS's files: ");
        return NO_PROFILE.matcher(told).replaceFirst("is not there, or without credentials");
    }
}
