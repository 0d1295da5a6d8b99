package io.serai.model;

import java.util.List;

/**
 * The images of what a model is given. What it counts for one goes by its pixels and never by its
 * bytes; without decoding it each is taken for one of 1,000 by 1,000 pixels at Anthropic (1,334
 * tokens; platform.claude.com, "Vision").
 *
 * @param characters of those that are inline
 */
public record Images(int count, long characters) {
    private static final int TOKENS = 1_334;
    private static final Images NONE = new Images(0, 0);

    /** Looks at no byte of them. */
    public static Images of(Input input) {
        return switch (input) {
            case Prompt prompt -> of(prompt);
            case EmbeddingInput _ -> NONE;
        };
    }

    private static Images of(Prompt prompt) {
        Images images = NONE;
        for (Message message : prompt.messages()) {
            if (message instanceof Message.User(List<Part> parts, _)) {
                for (Part part : parts) {
                    images = images.with(part);
                }
            }
        }
        return images;
    }

    private Images with(Part part) {
        return switch (part) {
            case Part.Text _ -> this;
            case Part.InlineImage(_, String base64, _) ->
                    new Images(count + 1, characters + base64.length());
            case Part.LinkedImage _ -> new Images(count + 1, characters);
        };
    }

    public long tokens() {
        return (long) count * TOKENS;
    }
}
