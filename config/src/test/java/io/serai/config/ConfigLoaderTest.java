package io.serai.config;

import static io.serai.config.Loading.PROTOCOLS;
import static io.serai.config.Loading.SMALL;
import static io.serai.config.Loading.load;
import static io.serai.config.Loading.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.provider.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file as a whole: what is told of it, and what is taken from the environment. */
class ConfigLoaderTest {
    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(problems(SMALL + "worker: {max-in-flight: 0}\nprobe: {interval: x}\nfoo: 1"))
                .hasSize(3);
    }

    @Test
    void severalChainsNeedRules() {
        assertThat(problems(SMALL + "  other: {tiers: [gpt]}\n"))
                .containsExactly("rules: is required where there are several chains");
    }

    @Test
    void anEmptyFileLacksProvidersAndChains() {
        assertThat(problems(""))
                .containsExactly(
                        "providers: must name at least one provider",
                        "chains: must name at least one chain with tiers");
        assertThat(problems("- a"))
                .singleElement()
                .asString()
                .startsWith("the file must hold keys");
    }

    @Test
    void brokenYamlIsToldWithLineAndColumn() {
        assertThat(problems("kafka:\n  port: [1"))
                .singleElement()
                .asString()
                .startsWith("line 2, column ")
                .contains("not YAML");
        assertThat(problems("kafka: {}\nkafka: {}"))
                .singleElement()
                .asString()
                .startsWith("line 2, column ")
                .endsWith("not YAML: Duplicate field 'kafka'");
        assertThat(problems("worker:\n  id: {{env:ID}}"))
                .singleElement()
                .asString()
                .endsWith(
                        "not YAML: a map is no key (a placeholder must stand in quotes:"
                                + " \"{{env:NAME}}\")");
    }

    @Test
    void aDirectoryIsNoFile(@TempDir Path folder) {
        ConfigLoader loader = new ConfigLoader(PROTOCOLS, Loading::variable);

        assertThatThrownBy(() -> loader.load(folder))
                .hasMessage("the file " + folder + " is a directory");
    }

    @Test
    void aMissingFileIsNamed() {
        ConfigLoader loader = new ConfigLoader(PROTOCOLS, _ -> Optional.empty());

        assertThatThrownBy(() -> loader.load(Path.of("nowhere.yaml")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("the file nowhere.yaml is not there");
    }

    @Test
    void aMissingSecretIsNamedUnlessNoChainNeedsIt() {
        ConfigLoader loader = new ConfigLoader(PROTOCOLS, _ -> Optional.of(""));

        assertThat(problems(loader, SMALL))
                .containsExactly("providers.claude.key: the environment variable KEY is not set");
        SeraiSettings settings = load(loader, SMALL.replace("[claude, gpt]", "[gpt]"));
        assertThat(settings.providers()).extracting(it -> it.id().value()).containsExactly("gpt");
        assertThat(settings.warnings())
                .containsExactly(new Problem("providers.claude", "is in no chain and left alone"));
    }

    @Test
    void whoCallsNoProviderNeedsNoKey() {
        ConfigLoader loader = new ConfigLoader(PROTOCOLS, _ -> Optional.empty());

        SeraiSettings settings = load(loader.withoutProviderKeys(), SMALL);

        assertThat(settings.providers()).hasSize(2).allMatch(it -> it.key().isEmpty());
    }

    @Test
    void aChainInNoRuleIsWarnedOf() {
        String two = SMALL + "  other: {tiers: [gpt]}\nrules: [{name: a, chain: other}]";

        assertThat(load(two).warnings()).contains(new Problem("chains.default", "is in no rule"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example, KEY, 1",
        "http://10.0.0.1, KEY, 1",
        "https://proxy.example, KEY, 0",
        "http://localhost:1, KEY, 0",
        "http://127.0.0.1, KEY, 0",
        "http://[::1]:1, KEY, 0",
        "http://proxy.example, , 0",
    })
    void aCredentialThatGoesInTheClearIsWarnedOf(String url, @Nullable String key, int warnings) {
        String yaml =
                """
                providers: {p: {protocol: openai, base-url: "%s", model: m%s}}
                chains: {c: {tiers: [p]}}
                """
                        .formatted(url, key == null ? "" : ", key: \"{{env:KEY}}\"");

        assertThat(load(yaml).warnings())
                .filteredOn(warning -> warning.key().equals("providers.p.base-url"))
                .hasSize(warnings);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com, '', 1",
        "https://eu.api.openai.com/v1, '', 1",
        "https://api.anthropic.com, '', 1",
        "https://generativelanguage.googleapis.com, '', 1",
        "https://aiplatform.googleapis.com, '', 1",
        "https://europe-west1-aiplatform.googleapis.com, '', 1",
        "https://aiplatform.eu.rep.googleapis.com, '', 1",
        "https://bedrock-runtime.eu-central-1.amazonaws.com, '', 1",
        "https://ours.openai.azure.com, '', 1",
        "https://ours.services.ai.azure.com/anthropic, '', 1",
        "https://api.openai.com, 'key: \"{{env:KEY}}\"', 0",
        "https://api.openai.com, 'keys: [{key: \"{{env:KEY}}\"}]', 0",
        "https://api.openai.com, 'auth: {type: entra}', 0",
        "https://api.openai.com, 'key: \"{{env:NONE:}}\"', 1",
        "https://proxy.example, '', 0",
        "https://lb.eu-central-1.elb.amazonaws.com, '', 0",
        "http://localhost:11434, '', 0",
    })
    void aPublicHostWithoutACredentialIsWarnedOf(String url, String credential, int warnings) {
        String yaml =
                """
                providers: {p: {protocol: openai, base-url: "%s", model: m, %s}}
                chains: {c: {tiers: [p]}}
                """
                        .formatted(url, credential);

        assertThat(load(yaml).warnings())
                .filteredOn(warning -> warning.key().equals("providers.p.key"))
                .hasSize(warnings);
    }

    /** It is guessed as any model is, and nothing else would tell. */
    @Test
    void aLikenessToNothingIsWarnedOf() {
        String yaml = SMALL.replace("model: m, key", "model: m, options: {like: %s}, key");

        assertThat(load(yaml.formatted("claude-sonet-5")).warnings())
                .contains(
                        new Problem(
                                "providers.claude.options.like",
                                "has no price in the table, is claude-sonet-5; is it misspelt?"));
        assertThat(load(yaml.formatted("claude-sonnet-5")).warnings())
                .noneMatch(warning -> warning.key().endsWith("like"));
    }

    /** One name more or less than meant: its limits would be shared by nobody. */
    @Test
    void aQuotaGroupOfOneIsWarnedOf() {
        String yaml =
                """
                providers:
                  one:
                    {protocol: openai, base-url: "http://a.example", model: m, quota-group: ours,
                     keys: [{key: "{{env:KEY}}", quota-group: theirs}, {key: "{{env:OPENAI_API_KEY}}", quota-group: thiers}]}
                  two:
                    {protocol: openai, base-url: "http://a.example", model: m,
                     keys: [{key: "{{env:KEY}}", quota-group: ours}, {key: "{{env:OPENAI_API_KEY}}", quota-group: theirs}]}
                chains: {c: {tiers: [one, two]}}
                """;

        assertThat(load(yaml).warnings())
                .filteredOn(warning -> warning.key().endsWith("quota-group"))
                .containsExactly(
                        new Problem(
                                "providers.one.keys[1].quota-group",
                                "has no other member, is thiers; is it misspelt?"));
    }

    /** The limits are the group's; limits of one that is in none are its own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ours | 2 | ours | 3 | providers.two.limits: must be those of one, which is in the same quota-group",
                "ours | 2 | ours | 2 |",
                "ours | 2 | theirs | 3 |",
            })
    void providersOfOneQuotaGroupHaveTheSameLimits(
            String group, int limit, String otherGroup, int otherLimit, @Nullable String problem) {
        String yaml =
                """
                providers:
                  one: {protocol: openai, base-url: "http://a.example", model: m, quota-group: %s, limits: {requests-per-minute: %d}}
                  two: {protocol: openai, base-url: "http://b.example", model: n, quota-group: %s, limits: {requests-per-minute: %d}}
                  alone: {protocol: openai, base-url: "http://c.example", model: o, limits: {requests-per-minute: 9}}
                chains: {c: {tiers: [one, two, alone]}}
                """
                        .formatted(group, limit, otherGroup, otherLimit);

        if (problem == null) {
            assertThat(load(yaml).providers()).hasSize(3);
        } else {
            assertThat(problems(yaml)).containsExactly(problem);
        }
    }

    @Test
    void secretsStandInNoMessage() {
        String secret = "sk-very-secret";
        ConfigLoader loader =
                new ConfigLoader(
                        PROTOCOLS, name -> Optional.of(secret).filter(_ -> name.startsWith("K")));
        String everywhere =
                SMALL.replace("model: m}", "model: m, limits: {max-concurrent: \"{{env:K}}\"}}")
                                .replace("openai", "\"{{env:K}}\"")
                        + "worker: {commit-interval: \"{{env:K}}\", max-in-flight: \"{{env:K}}\","
                        + " group-protocol: \"{{env:K}}\"}";

        assertThat(problems(loader, everywhere)).hasSize(5).noneMatch(it -> it.contains(secret));
        assertThat(load(loader, SMALL).toString()).doesNotContain(secret);
    }

    @Test
    void placeholdersAreResolved() {
        String yaml =
                SMALL
                        + "worker: {id: \"w-{{env:NAME}}\", max-in-flight: \"{{env:NO:7}}\"}\n"
                        + "kafka: {bootstrap-servers: \"{{env:NO:a:1,b:2}}\"}";
        ConfigLoader loader =
                new ConfigLoader(
                        PROTOCOLS,
                        name -> Optional.ofNullable(Map.of("NAME", "1", "KEY", "k").get(name)));

        SeraiSettings settings = load(loader, yaml);

        assertThat(settings.worker().id()).isEqualTo("w-1");
        assertThat(settings.worker().maxInFlight()).isEqualTo(7);
        assertThat(settings.kafka().cluster()).isEqualTo(new Cluster.Remote("a:1,b:2"));
        assertThat(settings.providers().getFirst().key()).contains(new Secret("k"));
    }
}
