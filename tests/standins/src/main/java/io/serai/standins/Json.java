package io.serai.standins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes the canned bodies read like the JSON they become. */
final class Json {

    private static final ObjectMapper MAPPER = new JsonMapper();

    private Json() {}

    /** A template in JSON whose {@code %s} become the values, each as JSON. */
    static ObjectNode object(String template, @Nullable Object... values) {
        Object[] written = Stream.of(values).map(value -> node(value).toString()).toArray();
        return (ObjectNode) read(template.formatted(written));
    }

    static ArrayNode array(Object... values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Stream.of(values).map(Json::node).forEach(array::add);
        return array;
    }

    static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNodeFactory.instance.nullNode();
            case JsonNode node -> node;
            case Collection<?> values -> array(values.toArray());
            default -> MAPPER.valueToTree(value);
        };
    }

    /** Missing when the text is no JSON. */
    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** The whole number, if it is one. */
    static Optional<Integer> whole(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isInt).map(JsonNode::asInt);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
