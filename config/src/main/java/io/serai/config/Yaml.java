package io.serai.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** YAML to a tree; what is none is an {@link InvalidConfiguration} that quotes nothing of it. */
final class Yaml {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    /** What a map is to the parser where a key should be. */
    private static final String MAP_FOR_A_KEY = "MappingStartEvent";

    private Yaml() {}

    static JsonNode parse(Path file) {
        if (Files.isDirectory(file)) {
            throw unusable("the file " + file + " is a directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in);
        } catch (NoSuchFileException _) {
            throw unusable("the file " + file + " is not there");
        } catch (IOException e) {
            throw unusable("the file " + file + " cannot be read: " + e.getMessage());
        }
    }

    static JsonNode parse(InputStream yaml) {
        try {
            JsonNode root = MAPPER.readTree(yaml);
            return root == null ? MissingNode.getInstance() : root;
        } catch (JsonProcessingException e) {
            throw unusable(where(e) + syntax(e));
        } catch (IOException e) {
            throw unusable("the configuration cannot be read: " + e.getMessage());
        }
    }

    private static String where(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null
                ? "not YAML: "
                : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": not YAML: ";
    }

    /** The parser's first line; the rest quotes the file, which may hold what it should not. */
    private static String syntax(JsonProcessingException e) {
        String first = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return first.contains(MAP_FOR_A_KEY)
                ? "a map is no key (a placeholder must stand in quotes: \"{{env:NAME}}\")"
                : first;
    }

    static InvalidConfiguration unusable(String message) {
        return new InvalidConfiguration(List.of(new Problem("", message)));
    }
}
