package io.serai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.model.Capability;
import io.serai.provider.ProviderSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Configurations for tests, and what is read of them. */
final class Loading {
    /** Two providers and a chain; a test adds or replaces the rest. */
    static final String SMALL =
            """
            providers:
              claude: {protocol: anthropic, base-url: "https://a.example", model: m, key: "{{env:KEY}}"}
              gpt: {protocol: openai, base-url: "https://b.example", model: m}
            chains:
              default: {tiers: [claude, gpt]}
            """;

    static final Protocols PROTOCOLS =
            new Protocols() {
                @Override
                public void checkCredential(ProviderSettings settings) {
                    settings.auth()
                            .filter(auth -> auth.option("tenant").equals(Optional.of("none")))
                            .ifPresent(_ -> {
                                throw new IllegalArgumentException("auth.tenant: is none");
                            });
                }

                @Override
                public void checkAddress(ProviderSettings settings) {
                    if (settings.baseUrl().getPath().equals("/twice")) {
                        throw new IllegalArgumentException("base-url must not end in /twice");
                    }
                }

                @Override
                public Set<String> names() {
                    return Set.of("anthropic", "openai", "gemini");
                }

                @Override
                public Set<Capability> capabilities(ProviderSettings settings) {
                    settings.options().keySet().stream()
                            .filter(option -> option.startsWith("odd"))
                            .sorted()
                            .findFirst()
                            .ifPresent(option -> {
                                throw new IllegalArgumentException(
                                        "options." + option + " is not known");
                            });
                    return Set.of(Capability.TOOLS, Capability.IMAGES);
                }
            };

    private Loading() {}

    static SeraiSettings load(String yaml) {
        return load(new ConfigLoader(PROTOCOLS, Loading::variable), yaml);
    }

    static SeraiSettings load(ConfigLoader loader, String yaml) {
        return loader.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    static List<String> problems(String yaml) {
        return problems(new ConfigLoader(PROTOCOLS, Loading::variable), yaml);
    }

    static List<String> problems(ConfigLoader loader, String yaml) {
        InvalidConfiguration invalid =
                catchThrowableOfType(InvalidConfiguration.class, () -> load(loader, yaml));
        assertThat(invalid).isNotNull();
        return invalid.problems().stream().map(Problem::toString).toList();
    }

    /** With more below it. */
    static SeraiSettings with(String yaml) {
        return load(SMALL + yaml);
    }

    /** With another chain. */
    static SeraiSettings replaced(String chain) {
        return load(SMALL.replace("{tiers: [claude, gpt]}\n", chain));
    }

    static Optional<String> variable(String name) {
        return switch (name) {
            case "KEY", "ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GEMINI_API_KEY" ->
                    Optional.of("secret");
            case "HOSTNAME" -> Optional.of("host-1");
            default -> Optional.empty();
        };
    }
}
