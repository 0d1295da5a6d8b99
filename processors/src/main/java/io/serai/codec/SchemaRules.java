package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One of the JSON Schemas of the wire contract, with violations as sentences of ours. */
final class SchemaRules {
    private final Schema schema;

    private SchemaRules(Schema schema) {
        this.schema = schema;
    }

    /** Loads {@code io/serai/schemas/<name>.schema.json}; nothing is ever fetched. */
    static SchemaRules named(String name) {
        return of(text(name));
    }

    /** A schema of JSON text; nothing is ever fetched. */
    static SchemaRules of(String schema) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder()
                        .pathType(PathType.LEGACY)
                        .preloadSchema(true)
                        .cacheRefs(true)
                        .build();
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemaRegistryConfig(config)
                                        .schemaLoader(
                                                loader -> loader.fetchRemoteResources(false)));
        return new SchemaRules(registry.getSchema(schema));
    }

    private static String text(String name) {
        String path = "/io/serai/schemas/" + name + ".schema.json";
        try (InputStream in = SchemaRules.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every violation, in the schema's order; empty when the tree is valid. */
    List<Problem> check(JsonNode tree) {
        return schema.validate(tree).stream().map(SchemaRules::problem).toList();
    }

    /**
     * What is wrong with the schema itself, by the draft that it is of; throws where a reference
     * leads nowhere, which the first answer to come upon it would.
     */
    List<Problem> flaws() {
        schema.initializeValidators();
        SchemaContext context = schema.getSchemaContext();
        return context
                .getSchemaRegistry()
                .getSchema(SchemaLocation.of(context.getDialect().getId()))
                .validate(schema.getSchemaNode())
                .stream()
                .map(SchemaRules::problem)
                .toList();
    }

    private static Problem problem(Error error) {
        String at = error.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        String field =
                switch (error.getKeyword()) {
                    case "required", "additionalProperties" ->
                            at.isEmpty() ? error.getProperty() : at + "." + error.getProperty();
                    default -> at.isEmpty() ? "value" : at;
                };
        return new Problem(Problem.cut(field), rule(error));
    }

    private static String rule(Error error) {
        JsonNode limit = error.getSchemaNode();
        JsonNode is = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "required" -> "is required";
            case "additionalProperties", "false" -> "is not allowed";
            case "type" -> "must be " + types(limit) + ", is " + type(is);
            case "enum" -> "must be one of " + words(limit) + ", is " + shown(is);
            case "const" -> "must be " + limit + ", is " + shown(is);
            case "pattern" -> "must match " + limit.asText() + ", is " + shown(is);
            case "minItems", "minLength" ->
                    limit.asInt() == 1 ? "must not be empty" : "must have at least " + limit;
            case "maxItems" -> "must have at most " + limit + " items, has " + is.size();
            case "maxProperties" -> "must have at most " + limit + " fields, has " + is.size();
            case "maxLength" -> "must have at most " + limit + " characters";
            case "minimum" -> "must be at least " + limit + ", is " + shown(is);
            case "maximum" -> "must be at most " + limit + ", is " + shown(is);
            case "not" ->
                    "must not have both " + String.join(" and ", texts(limit.path("required")));
            default -> error.getMessage();
        };
    }

    private static String shown(JsonNode node) {
        return node.isTextual()
                ? Problem.quote(node.textValue())
                : node.isContainerNode() ? type(node) : Problem.cut(node.toString());
    }

    private static String words(JsonNode limit) {
        List<String> words = texts(limit);
        return String.join(", ", words);
    }

    private static String types(JsonNode limit) {
        List<String> names =
                new ArrayList<>(limit.isTextual() ? List.of(limit.asText()) : texts(limit));
        names.remove("null");
        return names.stream().map(SchemaRules::withArticle).collect(Collectors.joining(" or "));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NUMBER -> "a number";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }

    private static String withArticle(String type) {
        return ("aeio".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
    }
}
