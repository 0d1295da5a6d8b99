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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code serai.yaml}: the whole of it checked, every problem told at once. */
public final class ConfigLoader {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final Protocols protocols;
    private final Function<String, Optional<String>> environment;
    private final Secrets secrets;

    /**
     * @param environment the value of an environment variable, for {@code {{env:NAME}}}
     */
    public ConfigLoader(Protocols protocols, Function<String, Optional<String>> environment) {
        this(protocols, environment, Secrets.WANTED);
    }

    private ConfigLoader(
            Protocols protocols, Function<String, Optional<String>> environment, Secrets secrets) {
        this.protocols = protocols;
        this.environment = environment;
        this.secrets = secrets;
    }

    /** For who calls no provider: their keys are left alone, and may be missing. */
    public ConfigLoader withoutProviderKeys() {
        return new ConfigLoader(protocols, environment, Secrets.LEFT_ALONE);
    }

    /** What the file says; anything wrong with it is an {@link InvalidConfiguration}. */
    public SeraiSettings load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return load(in);
        } catch (NoSuchFileException _) {
            throw unusable("the file " + file + " is not there");
        } catch (IOException e) {
            throw unusable("the file " + file + " cannot be read: " + e.getMessage());
        }
    }

    public SeraiSettings load(InputStream yaml) {
        Report report = new Report();
        return load(parse(yaml), report);
    }

    /** Every key there is, with {@code *} for names: what the shipped file has to document. */
    Set<String> knownKeys(InputStream yaml) {
        Report report = new Report();
        read(parse(yaml), report);
        return report.known();
    }

    private SeraiSettings load(JsonNode root, Report report) {
        Optional<SeraiSettings> settings = read(root, report);
        if (!root.isMissingNode() && !root.isNull() && !root.isObject()) {
            throw unusable("the file must hold keys such as kafka, providers and chains");
        }
        new Keys(report).check(root);
        if (!report.problems().isEmpty()) {
            throw new InvalidConfiguration(report.problems());
        }
        return settings.orElseThrow();
    }

    private Optional<SeraiSettings> read(JsonNode root, Report report) {
        Section section = Section.root(root, report, new Placeholders(environment));
        ProviderReader provider = new ProviderReader(protocols, secrets);
        return new SettingsReader(section, report, provider, environment).read();
    }

    private static JsonNode parse(InputStream yaml) {
        try {
            JsonNode root = YAML.readTree(yaml);
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
        return first + " (a placeholder must stand in quotes: \"{{env:NAME}}\")";
    }

    private static InvalidConfiguration unusable(String message) {
        return new InvalidConfiguration(List.of(new Problem("", message)));
    }
}
