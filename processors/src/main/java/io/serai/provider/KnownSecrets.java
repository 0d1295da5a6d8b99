package io.serai.provider;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
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
    private static final List<Known> FOR_GOOD = new ArrayList<>();
    private static final Deque<Known> FETCHED = new ArrayDeque<>();
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

    private static synchronized void add(String secret, Collection<Known> to) {
        if (REMEMBERED.add(secret)) {
            to.add(Known.of(secret));
            if (FETCHED.size() > MOST) {
                REMEMBERED.remove(FETCHED.remove().secret());
            }
            all = Stream.concat(FOR_GOOD.stream(), FETCHED.stream()).toList();
        }
    }

    private record Known(String secret, String small, Pattern inAnyCase) {
        static Known of(String secret) {
            return new Known(
                    secret,
                    secret.toLowerCase(Locale.ROOT),
                    Pattern.compile(Pattern.quote(secret), Pattern.CASE_INSENSITIVE));
        }
    }

    /**
     * The text without them; of a long one its first {@code most} characters at most, and nothing
     * of a secret that is cut off there.
     */
    static String masked(String text, int most, String mask) {
        List<Known> known = all;
        int longest = known.stream().mapToInt(each -> each.secret().length()).max().orElse(0);
        if (text.length() <= most + longest) {
            return masked(text, known, mask);
        }
        String begin = masked(text.substring(0, most + longest), known, mask);
        return begin.substring(0, Math.max(0, begin.length() - longest));
    }

    private static String masked(String text, List<Known> known, String mask) {
        String small = text.toLowerCase(Locale.ROOT);
        String masked = text;
        for (Known secret : known) {
            if (small.contains(secret.small())) {
                masked = secret.inAnyCase().matcher(masked).replaceAll(mask);
            }
        }
        return masked;
    }
}
