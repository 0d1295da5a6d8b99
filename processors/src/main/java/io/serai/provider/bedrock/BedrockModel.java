package io.serai.provider.bedrock;

import io.serai.provider.Access;
import io.serai.provider.Probe;
import io.serai.provider.WireJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A model, inference profile or ARN: where it is called, and by whom. */
record BedrockModel(String id) {
    private static final String GLOBAL = "global.";

    /** With a Bedrock API key; what signs each call is no key. */
    Access access() {
        return new Access(
                Bedrock.NAME,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                isRegional(),
                key -> Map.of("Authorization", "Bearer " + key.value()));
    }

    /** A profile of the whole world costs what the model itself does. */
    private boolean isRegional() {
        return !id.substring(id.lastIndexOf('/') + 1).startsWith(GLOBAL);
    }

    /** An id has colons, an ARN slashes as well: both are one segment of the path. */
    String path(String operation) {
        String segment = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return "/model/" + segment + "/" + operation;
    }

    /** Counting tokens is free; a model that cannot says so, which is an answer as well. */
    Probe probe() {
        var ping = WireJson.object();
        ping.putObject("input")
                .putObject("converse")
                .putArray("messages")
                .addObject()
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("text", "ping");
        return Probe.post(path("count-tokens"), ping.toString());
    }
}
