package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amazon Bedrock's Converse API. */
final class BedrockDialect implements Dialect {
    private static final Pattern PROMPT = Pattern.compile("/model/(.+)/converse");
    private static final Pattern PROBE = Pattern.compile("/model/(.+)/count-tokens");

    /** Whether it is the right signature only AWS can tell. */
    private static final Pattern SIGNATURE =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/[a-z0-9-]+/bedrock/aws4_request,"
                            + " SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}");

    private final Ids ids = new Ids();
    private final BedrockTroubles troubles;

    BedrockDialect(InstantSource clock) {
        troubles = new BedrockTroubles(clock);
    }

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST") && PROMPT.matcher(call.path()).matches();
    }

    @Override
    public boolean isProbe(Call call) {
        return call.method().equals("POST") && PROBE.matcher(call.path()).matches();
    }

    /** A Bedrock API key, or a signature. */
    @Override
    public Optional<Reply> stranger(Call call, String key) {
        boolean known =
                call.bearer().filter(key::equals).isPresent()
                        || call.header("authorization")
                                .filter(it -> SIGNATURE.matcher(it).matches())
                                .isPresent();
        return known ? Optional.empty() : Optional.of(troubles.error(403));
    }

    @Override
    public Optional<Reply> objection(Call call) {
        return BedrockRules.objection(model(call), call.body()).map(troubles::invalid);
    }

    @Override
    public Prompt read(Call call) {
        return BedrockReader.read(model(call), call.body());
    }

    private static String model(Call call) {
        String model = PROMPT.matcher(call.path()).replaceFirst("$1");
        return URLDecoder.decode(model, StandardCharsets.UTF_8);
    }

    @Override
    public Reply answer(Prompt prompt, Answer answer) {
        Usage usage = Usage.of(prompt, answer);
        return switch (answer) {
            case Answer.Text(String text, boolean cut) ->
                    converse(
                            List.of(object("{\"text\": %s}", text)),
                            cut ? "max_tokens" : "end_turn",
                            usage);
            case Answer.ToolCalls(var calls) ->
                    converse(calls.stream().map(this::toolUse).toList(), "tool_use", usage);
        };
    }

    private JsonNode toolUse(Answer.ToolCall call) {
        return object(
                """
                {"toolUse": {"toolUseId": %s, "name": %s, "input": %s}}\
                """,
                ids.next("tooluse_", 22), call.tool(), call.arguments());
    }

    /** Input tokens exclude what was read from and written to the cache. */
    private static Reply converse(List<? extends JsonNode> content, String stop, Usage usage) {
        ObjectNode body =
                object(
                        """
                        {"output": {"message": {"role": "assistant", "content": %s}},
                         "stopReason": %s,
                         "usage": {"inputTokens": %s, "outputTokens": %s, "totalTokens": %s,
                                   "cacheReadInputTokens": %s, "cacheWriteInputTokens": %s},
                         "metrics": {"latencyMs": 12}}\
                        """,
                        content,
                        stop,
                        usage.prompt() - usage.cached() - usage.written(),
                        usage.completion(),
                        usage.total(),
                        usage.cached(),
                        usage.written());
        return Reply.json(200, body);
    }

    @Override
    public Reply refusal(Prompt prompt) {
        return converse(
                List.of(object("{\"text\": \"Sorry, this was blocked.\"}")),
                "guardrail_intervened",
                Usage.of(prompt, new Answer.Text("", false)));
    }

    /** What the probe counts. */
    @Override
    public Reply models(List<String> models) {
        return Reply.json(200, object("{\"inputTokens\": 8}"));
    }

    @Override
    public Troubles troubles() {
        return troubles;
    }

    @Override
    public Map<String, String> standing() {
        return Map.of("x-amzn-requestid", ids.next("", 36));
    }
}
