package io.serai.provider;

import io.serai.model.Fault;
import java.util.regex.Pattern;

/**
 * Makes a provider's words fit for replies and logs: one line, secrets masked, cut to {@link
 * Fault#LONGEST_MESSAGE}. Some providers echo the key they were called with.
 */
public final class ErrorText {
    private static final String MASK = "***";
    private static final int LONGEST_READ = 4_096;

    /** Names applications, tenants and traces; a key of this form is known or named as one. */
    private static final String UUID = "[\\da-fA-F]{8}(?:-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}";

    /** Of a resource: what is there must be readable, and no secret looks like it. */
    private static final String PATH =
            "/*(?:(?:" + UUID + "|[a-z\\d_-]{1,31})/)+(?:" + UUID + "|[a-z\\d_-]{0,31})";

    /** AWS's role, and the session of whoever took it. */
    private static final String ROLE = "assumed-role/[\\w+=-]{1,64}(?:/[\\w+=-]{1,64})?";

    private static final String READABLE =
            "(?:" + String.join("|", UUID, PATH, ROLE) + ")(?![\\w+/=-])";

    /** By this number Google's administrators find in their log what a perimeter refused. */
    private static final String AFTER_REFUSAL_NUMBER =
            "(?<=vpcServiceControlsUniqueIdentifier[\"']?:\\s?[\"']?)";

    private static final String LONG_WORD =
            "(?<![\\w+/=-])(?!"
                    + READABLE
                    + ")(?!"
                    + AFTER_REFUSAL_NUMBER
                    + ")(?=[A-Za-z+/=_-]*\\d)[\\w+/=-]{32,}";
    private static final String KNOWN_SHAPE =
            String.join(
                    "|",
                    "(?i:bearer|basic)\\s+[\\w+/=.~*-]{6,}",
                    "\\b(?:sk|pk|rk|gsk|xai|hf|nvapi|ghp|tok)[-_][\\w*.-]{4,}",
                    "\\bAIza[\\w-]{8,}",
                    "\\b(?:AKIA|ASIA)[A-Z0-9]{8,}",
                    "\\beyJ[\\w-]{8,}(?:\\.[\\w-]*)*");

    /** A code such as {@code invalid_api_key} names no secret: a sentence stands after it. */
    private static final String CODE = "(?<!(?:invalid|incorrect|expired|missing|unknown)_)";

    private static final String NAME =
            "(?i:" + CODE + "(?:api[-_ ]?key|token|secret|password)[\"']?\\s?[:=])";
    private static final String NAMED = "(?<=" + NAME + "\\s?[\"']?)[^\\s\"',}]{4,}";

    private static final Pattern ANY_NAME = Pattern.compile(NAME);
    private static final Pattern SECRETS = Pattern.compile(KNOWN_SHAPE + "|" + LONG_WORD);

    /** Looking behind at each letter is slow, and few texts name a secret. */
    private static final Pattern NAMED_SECRETS =
            Pattern.compile(String.join("|", KNOWN_SHAPE, NAMED, LONG_WORD));

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern LAST_WORD = Pattern.compile("\\S+\\z");

    private ErrorText() {}

    /** The text as it may be shown. */
    public static String clean(String text) {
        String line = BLANKS.matcher(readable(text)).replaceAll(" ").strip();
        Pattern secrets = ANY_NAME.matcher(line).find() ? NAMED_SECRETS : SECRETS;
        return cut(secrets.matcher(line).replaceAll(MASK));
    }

    /** Bounds the work; a word cut in two is left out, it may be half a secret. */
    private static String readable(String text) {
        String masked = KnownSecrets.masked(text, LONGEST_READ, MASK);
        return text.length() <= LONGEST_READ
                ? masked
                : LAST_WORD.matcher(truncated(masked)).replaceAll("");
    }

    private static String truncated(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_READ));
    }

    private static String cut(String text) {
        if (text.length() <= Fault.LONGEST_MESSAGE) {
            return text;
        }
        int end = Fault.LONGEST_MESSAGE - 1;
        boolean inPair = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, inPair ? end - 1 : end) + "…";
    }
}
