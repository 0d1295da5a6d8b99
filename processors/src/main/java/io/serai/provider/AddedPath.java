package io.serai.provider;

import java.net.URI;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The path that a protocol adds to the base URL. Who copies the address of a call has it there as
 * well, and nothing would be found at the two together.
 */
public record AddedPath(String path) {
    /** Whoever names the path knows what stands before it. */
    private static final Set<String> OWN = Set.of("chat-path", "embeddings-path");

    /** A base URL that ends in the path or its beginning is an {@link IllegalArgumentException}. */
    public static void check(ProviderSettings settings, Protocol protocol) {
        if (settings.options().keySet().stream().noneMatch(OWN::contains)) {
            new AddedPath(protocol.path().replaceAll("\\?.*", "")).check(settings.baseUrl());
        }
    }

    private void check(URI baseUrl) {
        String base = baseUrl.getRawPath().replaceAll("/+$", "");
        IntStream.rangeClosed(1, path.length())
                .filter(this::endsSegment)
                .mapToObj(end -> path.substring(0, end))
                .filter(base::endsWith)
                .max(Comparator.comparingInt(String::length))
                .ifPresent(twice -> {
                    throw new IllegalArgumentException(
                            "base-url must not end in %s: Serai adds %s itself"
                                    .formatted(twice, path));
                });
    }

    private boolean endsSegment(int end) {
        return end == path.length() || path.charAt(end) == '/';
    }
}
