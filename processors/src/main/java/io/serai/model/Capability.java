package io.serai.model;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request may need and not every provider of its kind has; routing never sends a request
 * where it cannot be expressed.
 */
public enum Capability {
    /** Function tools, their calls and results. */
    TOOLS,
    /** A tool choice that forces a call ({@code required} or a named function). */
    FORCED_TOOL_CHOICE,
    /** Images carried in the request as base64. */
    IMAGES,
    /** Images by http(s) URL, fetched by the provider. */
    IMAGE_URLS,
    /** An answer bound to a JSON schema. */
    JSON_SCHEMA,
    /** An answer that is some JSON object. */
    JSON_OBJECT,
    /** More than one text in a call. */
    SEVERAL_INPUTS(Kind.EMBEDDINGS),
    /** Vectors of the length that is asked for. */
    DIMENSIONS(Kind.EMBEDDINGS);

    private final Kind kind;

    Capability() {
        this(Kind.CHAT);
    }

    Capability(Kind kind) {
        this.kind = kind;
    }

    /** All that requests of a kind may need. */
    public static Set<Capability> of(Kind kind) {
        return Stream.of(values())
                .filter(capability -> capability.kind == kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Capability.class)));
    }
}
