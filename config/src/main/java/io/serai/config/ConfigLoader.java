package io.serai.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.price.PriceTable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code serai.yaml}: the whole of it checked, every problem told at once. */
public final class ConfigLoader {
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
        return load(Yaml.parse(file), new Report());
    }

    public SeraiSettings load(InputStream yaml) {
        Report report = new Report();
        return load(Yaml.parse(yaml), report);
    }

    /** Every key there is, with {@code *} for names: what the shipped file has to document. */
    Set<String> knownKeys(InputStream yaml) {
        Report report = new Report();
        read(Yaml.parse(yaml), report);
        return report.known();
    }

    private SeraiSettings load(JsonNode root, Report report) {
        Optional<SeraiSettings> settings = read(root, report);
        if (!root.isMissingNode() && !root.isNull() && !root.isObject()) {
            throw Yaml.unusable("the file must hold keys such as kafka, providers and chains");
        }
        new Keys(report).check(root);
        if (!report.problems().isEmpty()) {
            throw new InvalidConfiguration(report.problems());
        }
        return settings.orElseThrow();
    }

    private Optional<SeraiSettings> read(JsonNode root, Report report) {
        Section section = Section.root(root, report, new Placeholders(environment));
        PriceTable prices =
                secrets == Secrets.WANTED ? PriceReader.read(section) : PriceReader.leave(section);
        ProviderReader provider = new ProviderReader(protocols, secrets, prices);
        return new SettingsReader(section, report, provider, environment).read(prices);
    }
}
