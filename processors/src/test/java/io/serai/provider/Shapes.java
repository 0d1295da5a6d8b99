package io.serai.provider;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes JSON apart to put something wrong into each place of it. */
final class Shapes {
    private Shapes() {}

    /** The place of every value below the root. */
    static Stream<String> pointers(JsonNode node, String at) {
        Stream<String> below =
                switch (node) {
                    case ObjectNode object ->
                            object.properties().stream()
                                    .flatMap(entry ->
                                            pointers(entry.getValue(), at + "/" + entry.getKey()));
                    case ArrayNode array ->
                            IntStream.range(0, array.size())
                                    .boxed()
                                    .flatMap(index -> pointers(array.get(index), at + "/" + index));
                    default -> Stream.empty();
                };
        return at.isEmpty() ? below : Stream.concat(Stream.of(at), below);
    }

    /** A copy with another value in this place. */
    static JsonNode replaced(JsonNode tree, String pointer, JsonNode value) {
        JsonNode copy = tree.deepCopy();
        JsonPointer at = JsonPointer.compile(pointer);
        String last = at.last().getMatchingProperty();
        switch (copy.at(at.head())) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.set(at.last().getMatchingIndex(), value);
            default -> throw new IllegalArgumentException(pointer);
        }
        return copy;
    }
}
