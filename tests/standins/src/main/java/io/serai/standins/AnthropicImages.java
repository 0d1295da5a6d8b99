package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The images that Claude accepts; the words are those of its 400s. */
final class AnthropicImages {
    private static final Set<String> TYPES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private AnthropicImages() {}

    static Optional<String> objection(JsonNode messages) {
        return sources(messages)
                .filter(source -> source.path("type").asText().equals("base64"))
                .filter(source -> !TYPES.contains(source.path("media_type").asText()))
                .findFirst()
                .map(_ ->
                        "messages.0.content.0.image.source.base64.media_type: Input should be 'image/jpeg', 'image/png',"
                                + " 'image/gif' or 'image/webp'");
    }

    /** Where nobody fetches any. */
    static Optional<String> objectionToUrls(JsonNode messages) {
        return sources(messages)
                .filter(source -> source.path("type").asText().equals("url"))
                .findFirst()
                .map(_ -> "messages.0.content.0.image.source: URL sources are not supported");
    }

    private static Stream<JsonNode> sources(JsonNode messages) {
        return Json.elements(messages)
                .flatMap(message -> Json.elements(message.path("content")))
                .filter(block -> block.path("type").asText().equals("image"))
                .map(block -> block.path("source"));
    }
}
