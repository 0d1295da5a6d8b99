package io.serai.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An admitted request: understood, identified and within every limit. */
public record Request(
        Envelope envelope,
        Prompt prompt,
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

    /** Its size for rules and token limits: a quarter of its bytes. */
    public int estimatedTokens() {
        byte[] value = envelope.original().value();
        return value == null ? 0 : Math.ceilDiv(value.length, CHARACTERS_PER_TOKEN);
    }

    public Request asPossiblyRepeated() {
        return new Request(
                envelope.asPossiblyRepeated(),
                prompt,
                priority,
                app,
                classification,
                labels,
                notices);
    }

    public Request classifiedAtLeast(Classification least) {
        return new Request(
                envelope, prompt, priority, app, classification.atLeast(least), labels, notices);
    }
}
