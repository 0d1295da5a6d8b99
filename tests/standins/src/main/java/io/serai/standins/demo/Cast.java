package io.serai.standins.demo;

import io.serai.standins.StandIn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who plays in the demo: a chain of providers, each with its stand-in.
 *
 * @param chain the chain's name
 * @param roles in the order of the chain
 */
record Cast(String chain, List<Role> roles) {
    private static final String KEY = "key: \"{{env:KEY}}\", ";

    private static final Cast DEFAULT =
            new Cast(
                    "default",
                    List.of(
                            new Role(
                                    "claude",
                                    KEY + "protocol: anthropic, model: claude-sonnet-5",
                                    StandIn::anthropic),
                            new Role(
                                    "gpt",
                                    KEY + "protocol: openai, model: gpt-6-sol",
                                    StandIn::openai),
                            new Role(
                                    "gemini",
                                    KEY + "protocol: gemini, model: gemini-3.5-flash",
                                    StandIn::gemini)));

    private static final Cast CROSS_CLOUD =
            new Cast(
                    "cross-cloud",
                    List.of(
                            new Role(
                                    "bedrock",
                                    KEY
                                            + "protocol: bedrock, model: eu.anthropic.claude-sonnet-5-5-v1:0",
                                    StandIn::bedrock),
                            new Role(
                                    "azure",
                                    KEY
                                            + "protocol: azure-openai, model: our-gpt,"
                                            + " options: {like: gpt-6.1-sol}",
                                    StandIn::azure),
                            new Role(
                                    "vertex",
                                    KEY
                                            + "protocol: vertex, model: gemini-3.8-flash,"
                                            + " options: {project: ours, location: europe-west4}",
                                    StandIn::vertexGemini),
                            new Role(
                                    "local", "protocol: openai, model: llama3.2", StandIn::local)));

    /** Those there are. */
    static final List<Cast> ALL = List.of(DEFAULT, CROSS_CLOUD);

    Cast {
        roles = List.copyOf(roles);
    }

    /**
     * One provider.
     *
     * @param settings the keys of its configuration that are its own
     */
    record Role(String provider, String settings, Function<String, StandIn> standIn) {
        StandIn start() {
            return standIn.apply(provider).start();
        }
    }

    static Optional<Cast> of(String chain) {
        return ALL.stream().filter(each -> each.chain.equals(chain)).findFirst();
    }
}
