package io.serai.provider;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * All that this process proves to others who it is with, now or a while ago: keys and secrets of
 * the configuration, and tokens that were fetched. Who was told one may repeat it in any text, in
 * letters of any case; {@link ErrorText} masks them all.
 */
public final class KnownSecrets {
    /** A shorter one is in too many words. */
    private static final int SHORTEST = 4;

    /** Tokens come and go: so many are remembered. */
    private static final int MOST = 1_000;

    private static final Set<String> REMEMBERED = ConcurrentHashMap.newKeySet();
    private static final Deque<String> OLDEST = new ArrayDeque<>();
    private static volatile List<Pattern> patterns = List.of();

    private KnownSecrets() {}

    /** From now on nobody reads it; cheap where it is known. */
    public static void remember(String secret) {
        if (secret.length() >= SHORTEST && !REMEMBERED.contains(secret)) {
            add(secret);
        }
    }

    private static synchronized void add(String secret) {
        if (REMEMBERED.add(secret)) {
            OLDEST.add(secret);
            if (OLDEST.size() > MOST) {
                REMEMBERED.remove(OLDEST.remove());
            }
            patterns = OLDEST.stream().map(KnownSecrets::inAnyCase).toList();
        }
    }

    private static Pattern inAnyCase(String secret) {
        return Pattern.compile(Pattern.quote(secret), Pattern.CASE_INSENSITIVE);
    }

    /** The text without them. */
    static String masked(String text, String mask) {
        String masked = text;
        for (Pattern secret : patterns) {
            masked = secret.matcher(masked).replaceAll(mask);
        }
        return masked;
    }
}
