package io.serai.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A JSON schema within what the structured outputs of Claude and of Bedrock take: objects are
 * closed, bounds on numbers and lengths are left out and reported.
 */
public final class StrictSchema {
    private static final String CLOSED = "additionalProperties";
    private static final Set<String> BOUNDS =
            Set.of(
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "minProperties",
                    "maxProperties");

    private static final List<String> BY_NAME = List.of("properties", "$defs", "definitions");
    private static final List<String> IN_LIST = List.of("anyOf", "oneOf", "allOf", "prefixItems");

    private final ObjectNode tree;
    private final List<String> dropped = new ArrayList<>();

    private StrictSchema(ObjectNode tree) {
        this.tree = tree;
    }

    /** The schema itself is changed. */
    public static StrictSchema of(ObjectNode schema) {
        StrictSchema strict = new StrictSchema(schema);
        strict.restrict(schema);
        return strict;
    }

    public ObjectNode tree() {
        return tree;
    }

    /** The keywords that were left out, as fields of a request. */
    public List<String> dropped() {
        return dropped.stream().distinct().sorted().toList();
    }

    private void restrict(JsonNode node) {
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        BOUNDS.stream().filter(schema::has).forEach(bound -> drop(schema, bound));
        if (schema.has("properties") || schema.path("type").asText().equals("object")) {
            close(schema);
        }
        BY_NAME.forEach(key -> schema.path(key).forEach(this::restrict));
        IN_LIST.forEach(key -> schema.path(key).forEach(this::restrict));
        restrict(schema.path("items"));
    }

    private void close(ObjectNode schema) {
        if (schema.has(CLOSED) && !schema.path(CLOSED).equals(schema.booleanNode(false))) {
            drop(schema, CLOSED);
        }
        schema.put(CLOSED, false);
    }

    private void drop(ObjectNode schema, String keyword) {
        schema.remove(keyword);
        dropped.add("response_format.json_schema.schema." + keyword);
    }
}
