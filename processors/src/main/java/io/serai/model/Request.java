package io.serai.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An admitted request: understood, identified and within every limit. */
public record Request(
        Envelope envelope,
        Input input,
        Priority priority,
        Optional<String> app,
        Classification classification,
        Map<String, String> labels,
        Set<Notice> notices) {
    private static final int CHARACTERS_PER_TOKEN = 4;

    public Request {
        labels = Map.copyOf(labels);
        notices = Set.copyOf(notices);
    }

    /** Its size for rules and token limits: a quarter of its bytes, but for images. */
    public int estimatedTokens() {
        byte[] value = envelope.original().value();
        if (value == null) {
            return 0;
        }
        Images images = Images.of(input);
        long text = Math.max(0, value.length - images.characters());
        return (int)
                Math.min(
                        Integer.MAX_VALUE,
                        Math.ceilDiv(text, CHARACTERS_PER_TOKEN) + images.tokens());
    }

    public Request asPossiblyRepeated() {
        return new Request(
                envelope.asPossiblyRepeated(),
                input,
                priority,
                app,
                classification,
                labels,
                notices);
    }

    public Request classifiedAtLeast(Classification least) {
        return new Request(
                envelope, input, priority, app, classification.atLeast(least), labels, notices);
    }
}
