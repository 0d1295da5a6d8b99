package io.serai.provider;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private static final Set<String> FOR_GOOD = new LinkedHashSet<>();
    private static final Deque<String> FETCHED = new ArrayDeque<>();
    private static volatile List<Known> all = List.of();

    private KnownSecrets() {}

    /** From now on nobody reads it; cheap where it is known. */
    public static void remember(String secret) {
        if (secret.length() >= SHORTEST && !REMEMBERED.contains(secret)) {
            add(secret, FOR_GOOD);
        }
    }

    /** The same for what another will take the place of: the oldest of many is forgotten. */
    public static void rememberFetched(String secret) {
        if (secret.length() >= SHORTEST && !REMEMBERED.contains(secret)) {
            add(secret, FETCHED);
        }
    }

    private static synchronized void add(String secret, Collection<String> to) {
        if (REMEMBERED.add(secret)) {
            to.add(secret);
            if (FETCHED.size() > MOST) {
                REMEMBERED.remove(FETCHED.remove());
            }
            all = Stream.concat(FOR_GOOD.stream(), FETCHED.stream()).map(Known::of).toList();
        }
    }

    private record Known(String small, Pattern inAnyCase) {
        static Known of(String secret) {
            return new Known(
                    secret.toLowerCase(Locale.ROOT),
                    Pattern.compile(Pattern.quote(secret), Pattern.CASE_INSENSITIVE));
        }
    }

    /** The text without them. */
    static String masked(String text, String mask) {
        String small = text.toLowerCase(Locale.ROOT);
        String masked = text;
        for (Known secret : all) {
            if (small.contains(secret.small())) {
                masked = secret.inAnyCase().matcher(masked).replaceAll(mask);
            }
        }
        return masked;
    }
}
