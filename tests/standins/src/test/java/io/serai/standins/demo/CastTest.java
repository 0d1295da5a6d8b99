package io.serai.standins.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.SeraiSettings;
import io.serai.provider.ProviderSettings;
import io.serai.routing.Member;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The settings that are written for a cast are a configuration that Serai takes. */
class CastTest {
    private static SeraiSettings settings(String chain) {
        Cast cast = Cast.of(chain).orElseThrow();
        try (House house = new House(cast, 1)) {
            return DemoSettings.of(Path.of("data"), cast, house.all());
        }
    }

    private static List<String> chain(SeraiSettings settings) {
        return settings.chains()
                .getFirst()
                .chain()
                .members()
                .map(Member::provider)
                .map(Object::toString)
                .toList();
    }

    @Test
    void theDefaultIsThreeVendors() {
        SeraiSettings settings = settings("default");

        assertThat(chain(settings)).containsExactly("claude", "gpt", "gemini");
        assertThat(settings.providers())
                .extracting(ProviderSettings::protocol)
                .containsExactlyInAnyOrder("anthropic", "openai", "gemini");
        assertThat(settings.providers()).allMatch(each -> each.key().isPresent());
    }

    @Test
    void crossCloudIsThreeCloudsAndALocalModel() {
        SeraiSettings settings = settings("cross-cloud");

        assertThat(chain(settings)).containsExactly("bedrock", "azure", "vertex", "local");
        assertThat(settings.providers())
                .extracting(each -> each.id() + ": " + each.protocol())
                .containsExactlyInAnyOrder(
                        "bedrock: bedrock",
                        "azure: azure-openai",
                        "vertex: vertex",
                        "local: openai");
    }

    /** As an operator would configure it. */
    @Test
    void onlyTheLocalModelHasNoKey() {
        assertThat(settings("cross-cloud").providers())
                .filteredOn(each -> each.key().isEmpty())
                .extracting(each -> each.id().toString())
                .containsExactly("local");
    }

    @Test
    void thereAreNoOthers() {
        assertThat(Cast.of("cross-clouds")).isEmpty();
    }
}
