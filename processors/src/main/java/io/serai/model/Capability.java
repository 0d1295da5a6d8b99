package io.serai.model;

/**
 * What a prompt may need and not every provider has; routing never sends a prompt where it cannot
 * be expressed.
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
    JSON_OBJECT
}
