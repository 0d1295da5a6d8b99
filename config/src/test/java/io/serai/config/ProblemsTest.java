package io.serai.config;

import static io.serai.config.Loading.SMALL;
import static io.serai.config.Loading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of nonsense, told with its full key. */
class ProblemsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max-in-flight: 0 | worker.max-in-flight: must be positive, is 0",
                "max-in-flight: -3 | worker.max-in-flight: must be positive, is -3",
                "max-in-flight: many | worker.max-in-flight: must be a whole number, is many",
                "max-in-flight: 99999999999 | worker.max-in-flight: must be a whole number, is 99999999999",
                "max-in-flight: [1] | worker.max-in-flight: must be a single value",
                "max-in-flight-bytes: 1MB | worker.max-in-flight-bytes: must be a number of bytes, KiB, MiB or GiB, such as 1MiB, is 1MB",
                "commit-interval: 0s | worker.commit-interval: must be positive, is 0s",
                "commit-interval: soon | worker.commit-interval: must be a number and ms, s, m, h or d, such as 30s, or ISO-8601, such as PT15M, is soon",
                "group-protocol: raft | worker.group-protocol: must be one of consumer, classic, is raft",
                "id: a b | worker.id: must match [a-zA-Z0-9._-]{1,100}, is a b",
                "max-inflight: 1 | worker.max-inflight: is not known, did you mean max-in-flight?",
                "colour: red | worker.colour: is not known",
                "id: \"{{env:NONE}}\" | worker.id: the environment variable NONE is not set",
                "id: \"{{sys:NONE}}\" | worker.id: only {{env:NAME}} and {{env:NAME:default}} are understood, not {{sys:NONE}}",
            })
    void namesKeyAndRule(String line, String problem) {
        assertThat(problems(SMALL + "worker: {" + line + "}")).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "limits: {max-concurrent: -3} | providers.gpt.limits.max-concurrent: must be positive, is -3",
                "limits: {short-wait: -PT1S} | providers.gpt.limits.short-wait: must not be negative, is -PT1S",
                "breaker: {failure-rate-percent: 101} | providers.gpt.breaker.failure-rate-percent: must be between 1 and 100, is 101",
                "breaker: {open-for: 10m} | providers.gpt.breaker.open-for-at-most: must be at least open-for: PT5M",
                "breaker: 3 | providers.gpt.breaker: must hold keys of its own",
                "key: sk-secret | providers.gpt.key: must be a reference such as {{env:NAME}}, not the secret itself",
                "key: \"{{env:NONE}}\" | providers.gpt.key: the environment variable NONE is not set",
                "auth: {type: kerberos} | providers.gpt.auth.type: must be one of aws, entra, google, is kerberos",
                "auth: {type: entra, tenant: none} | providers.gpt.auth.tenant: is none",
                "auth: {type: google, tenant: t} | providers.gpt.auth.tenant: is no option of this type, which has credentials-file, scope",
                "key: \"{{env:KEY}}\", auth: {type: entra} | providers.gpt.auth: must not stand beside a key",
                "auth: {tenant: t} | providers.gpt.auth.type: is required",
                "auth: {type: entra, client-secret: plain} | providers.gpt.auth.client-secret: must be a reference such as {{env:NAME}}, not the secret itself",
                "auth: {type: entra, tennant: t} | providers.gpt.auth.tennant: is not known, did you mean tenant?",
                "capabilities: [sight] | providers.gpt.capabilities: must be one of tools, forced-tool-choice, images, image-urls, json-schema, json-object, several-inputs, dimensions, is sight",
                "capabilities: [json-schema] | providers.gpt.capabilities: must be within its protocol's, which lacks json-schema",
                "clearance: secret | providers.gpt.clearance: must be one of public, internal, confidential, restricted, is secret",
                "answer-bytes: 2GiB | providers.gpt.answer-bytes: must be positive and at most 1GiB, is 2GiB",
                "options: {odd: 1} | providers.gpt.options.odd: is not known",
                "kind: poetry | providers.gpt.kind: must be one of chat, embeddings, is poetry",
                "vector-space: x | providers.gpt.vector-space: must be left out where kind is not embeddings: x",
                "images: {fetch-from: [a.example]}, capabilities: [images] | providers.gpt.images: must be left out where capabilities lack image-urls",
                "images: {} | providers.gpt.images.fetch-from: must name at least one host",
                "images: {fetch-from: [\"*\"]} | providers.gpt.images.fetch-from: must hold host names or *.host: *",
                "keys: [{key: \"{{env:KEY}}\"}, {key: \"{{env:KEY}}\"}] | providers.gpt.keys[1].key: must be another one than those before it",
                "keys: {key: a} | providers.gpt.keys: must be a list",
                "keys: [] | providers.gpt.keys: must name at least one key",
                "keys: [{key: \"{{env:KEY}}\", quota-group: \" \"}] | providers.gpt.keys[0].quota-group: must not be empty",
                "quota-group: \" \" | providers.gpt.quota-group: must not be empty",
                "auth: {type: aws, region: EU Central 1} | providers.gpt.auth.region: must be a region such as eu-central-1: EU Central 1",
                "auth: {type: entra, authority: not a url} | providers.gpt.auth.authority: must be an http(s) URL with a host, without user, query and fragment: illegal character in path",
                "modell: x | providers.gpt.modell: is not known, did you mean model?",
            })
    void namesKeyAndRuleOfAProvider(String line, String problem) {
        String gpt = "gpt: {protocol: openai, ";
        assertThat(problems(SMALL.replace(gpt, gpt + line + ", "))).containsExactly(problem);
    }

    /** The first of them hides the second. */
    @Test
    void everyWrongOptionOfAProviderIsTold() {
        String gpt = "gpt: {protocol: openai, ";
        String wrong = "options: {odd: 1, odder: 2, even: 3}, ";

        assertThat(problems(SMALL.replace(gpt, gpt + wrong)))
                .containsExactly(
                        "providers.gpt.options.odd: is not known",
                        "providers.gpt.options.odder: is not known");
    }

    @Test
    void anAddressThatItsProtocolDoesNotTakeIsRefused() {
        assertThat(problems(SMALL.replace("https://b.example", "https://b.example/twice")))
                .containsExactly("providers.gpt.base-url: must not end in /twice");
    }

    @Test
    void aProviderNeedsProtocolUrlAndModel() {
        assertThat(problems("providers: {gpt: {}}\nchains: {default: {tiers: [gpt]}}"))
                .containsExactly(
                        "providers.gpt.protocol: is required",
                        "providers.gpt.base-url: is required",
                        "providers.gpt.model: is required");
        assertThat(
                        problems(
                                """
                                providers: {gpt: {protocol: openai, base-url: "", model: ""}}
                                chains: {default: {tiers: [gpt]}}
                                """))
                .containsExactly(
                        "providers.gpt.base-url: must not be empty",
                        "providers.gpt.model: must not be empty");
        assertThat(problems(SMALL.replace("openai", "smoke-signals")))
                .containsExactly(
                        "providers.gpt.protocol: must be one of anthropic, gemini, openai, is"
                                + " smoke-signals");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://b.example",
                "b.example",
                "https://u:p@b.example",
                "https://u@b.example",
                "https://b.example?a=b",
                "https://b.example#a",
                "https://b.example:0",
                "https://b.example:65536",
                "https://",
                "a b",
            })
    void aBaseUrlIsHttp(String url) {
        assertThat(problems(SMALL.replace("https://b.example", url)))
                .singleElement()
                .asString()
                .startsWith("providers.gpt.base-url: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{tiers: [claud]} | chains.default.tiers[0].claud: names no provider, did you mean claude?",
                "{tiers: [other]} | chains.default.tiers[0].other: names no provider",
                "{tiers: []} | chains.default.tiers: must name at least one provider",
                "{} | chains.default.tiers: must name at least one provider",
                "{tiers: claude} | chains.default.tiers: must be a list",
                "{tiers: [{}]} | chains.default.tiers[0]: must name a provider, or providers with weights",
                "{tiers: [{claude: 0, gpt: 0}]} | chains.default.tiers[0]: must have weights that sum to more than 0",
                "{tiers: [{claude: -1}]} | chains.default.tiers[0].claude: must be a weight, a whole number of at least 0, is -1",
                "{tiers: [claude, claude]} | chains.default.tiers[1].claude: stands in the chain twice",
                "{tiers: [claude], attempt-budget: 0} | chains.default.attempt-budget: must be positive, is 0",
                "{tiers: [claude], drain-share: 2} | chains.default.drain-share: must be between 0 and 1, is 2",
                "{tiers: [claude], when-exhausted: wait} | chains.default.when-exhausted: must be one of park, fallback, reject, is wait",
                "{tiers: [claude], when-exhausted: fallback} | chains.default.when-exhausted: must not be fallback without fallback.text or fallback.end-point",
                "{tiers: [claude], when-expired: fallback, fallback: {end-point: \"exec:rm\"}} | chains.default.fallback.end-point: must be a Camel end point other than exec:, file: and kafka-parallel:, is exec:",
                "{tiers: [claude], when-expired: fallback, fallback: {end-point: \"kafka-parallel:ai.replies\"}} | chains.default.fallback.end-point: must be a Camel end point other than exec:, file: and kafka-parallel:, is kafka-parallel:",
                "{tiers: [claude], when-expired: fallback, fallback: {end-point: \"FILE:/tmp\"}} | chains.default.fallback.end-point: must be a Camel end point other than exec:, file: and kafka-parallel:, is file:",
                "{tiers: [claude], fallback: {text: a, end-point: \"direct:b\"}} | chains.default.fallback.end-point: must not stand beside text",
                "{tiers: [claude], drain-to: default} | chains.default.drain-to: must stand alone: a chain with tiers drains itself",
            })
    void namesKeyAndRuleOfAChain(String chain, String problem) {
        assertThat(problems(SMALL.replace("{tiers: [claude, gpt]}", chain))).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{name: a, chain: other}] | rules[0].chain: names no chain, is other",
                "[{name: a}] | rules[0].chain: is required",
                "[{chain: default}] | rules[0].name: is required",
                "[{name: A, chain: default}] | rules[0].name: must match [a-z0-9-]{1,40}, is A",
                "[{name: a, chain: default, apps: [x]}] | rules[0]: is the last rule and must have no conditions",
                "[{name: a, chain: default}, {name: b, chain: default}] | rules[0]: has no conditions, so the rules after it are never reached",
                "[{name: a, chain: default, apps: [x]}, {name: a, chain: default}] | rules[1].name: must be the only rule of this name, is a",
                "[{name: a, chain: default, teams: [x]}, {name: b, chain: default}] | rules[0].teams: names no team, is x",
                "[{name: a, chain: default, min-tokens: 9, max-tokens: 8}, {name: b, chain: default}] | rules[0].max-tokens: must be at least min-tokens, is 8",
                "[{name: a, chain: default, model: x}] | rules[0].model: is not known, did you mean models?",
                "{a: b} | rules: must be a list",
            })
    void namesKeyAndRuleOfTheRules(String rules, String problem) {
        assertThat(problems(SMALL + "rules: " + rules)).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kafka: {bootstrap-servers: a:1, embedded: {port: 1}} | kafka.embedded: must not stand beside bootstrap-servers",
                "kafka: {durability: replicated} | kafka.durability: must be single-node on the embedded broker",
                "kafka: {embedded: {port: 70000}} | kafka.embedded.port: must be between 0 and 65535, is 70000",
                "limits: {default-ttl: 8d} | limits.default-ttl: must not exceed longest-deadline, is PT192H",
                "topics: {replication: 1, min-insync-replicas: 2} | topics.min-insync-replicas: must not exceed replication, is 2",
                "teams: {Shop: {}} | teams.Shop: team name \"Shop\" must match [a-z0-9-]{1,40}",
                "teams: {a: {reply-topic: \"a b\"}} | teams.a.reply-topic: must match [a-zA-Z0-9._-]{1,249}, is a b",
                "teams: {a: {reply-topic: ai.parked.b}} | teams.a.reply-topic: must not be a topic of Serai's own, is ai.parked.b",
                "teams: {a: {request-topic: ai.replays}} | teams.a.request-topic: must not be a topic of Serai's own, is ai.replays",
                "teams: {a: {request-topic: x}, b: {reply-topic: x}} | teams.b.reply-topic: must not be a request topic, or its replies would be taken for requests, is x",
                "teams: {a: {request-topic: x}, b: {request-topic: x}} | teams.b.request-topic: must be its own, is x",
                "teams: {a: {ordered: maybe}} | teams.a.ordered: must be true or false, is maybe",
                "management: {port: -1} | management.port: must be between 0 and 65535, is -1",
                "probes: {interval: 1s} | probes: is not known, did you mean probe?",
                "kafka: 9092 | kafka: must hold keys of its own",
            })
    void namesKeyAndRuleOfTheRest(String line, String problem) {
        assertThat(problems(SMALL + line)).containsExactly(problem);
    }

    /** As it comes from a file with a line end, or from a word processor. */
    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t\n", " s3cr3t", "s3cr3t\r\n", "s3cr3t\u2013"})
    void aKeyThatNoHeaderTakesIsNamedAndNotShown(String key) {
        var loader =
                new ConfigLoader(
                        Loading.PROTOCOLS,
                        name -> name.equals("KEY") ? Optional.of(key) : Loading.variable(name));

        assertThat(problems(loader, SMALL))
                .singleElement()
                .asString()
                .startsWith("providers.claude.key: must have no blanks around it, no line ends")
                .doesNotContain("s3cr3t");
    }

    @Test
    void namesThatAreNoNamesAreRefused() {
        assertThat(problems(SMALL.replace("gpt", "GPT_4")))
                .contains("providers.GPT_4: provider name \"GPT_4\" must match [a-z0-9-]{1,40}");
        assertThat(problems(SMALL.replace("default:", "Default:")))
                .contains("chains.Default: chain name \"Default\" must match [a-z0-9-]{1,40}");
    }
}
