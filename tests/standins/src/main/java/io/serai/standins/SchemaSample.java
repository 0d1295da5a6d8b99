package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Invents a JSON value that a schema accepts, always the same one. */
final class SchemaSample {

    private static final int DEEPEST = 16;

    private final JsonNode root;
    private final String text;

    /** Strings that the schema leaves free become {@code text}. */
    SchemaSample(JsonNode root, String text) {
        this.root = root;
        this.text = text;
    }

    JsonNode value() {
        return valueOf(root, 0);
    }

    private JsonNode valueOf(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (schema.has("$ref")) {
            return valueOf(root.at(schema.get("$ref").asText().substring(1)), depth + 1);
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return schema.get("enum").path(0);
        }
        JsonNode variants = schema.has("anyOf") ? schema.get("anyOf") : schema.path("oneOf");
        return variants.isEmpty() ? typed(schema, depth) : valueOf(variants.get(0), depth + 1);
    }

    private JsonNode typed(JsonNode schema, int depth) {
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> Json.array(valueOf(schema.path("items"), depth + 1));
            case "integer" -> Json.node((long) Math.ceil(schema.path("minimum").asDouble(1)));
            case "number" -> Json.node(schema.path("minimum").asDouble(1.5));
            case "boolean" -> Json.node(true);
            case "null" -> Json.node(null);
            default -> Json.node(text);
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type =
                schema.path("type").isArray() ? schema.path("type").path(0) : schema.path("type");
        String inferred = schema.has("properties") ? "object" : "string";
        return type.asText(inferred).toLowerCase(Locale.ROOT);
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        schema.path("properties")
                .properties()
                .forEach(property ->
                        object.set(property.getKey(), valueOf(property.getValue(), depth + 1)));
        return object;
    }
}
