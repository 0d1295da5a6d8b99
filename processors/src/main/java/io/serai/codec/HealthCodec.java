package io.serai.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.ProviderHealth;
import io.serai.model.ProviderId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records of {@code ai.health}: key = provider, value = JSON. */
public final class HealthCodec {
    private static final ObjectMapper JSON = new ObjectMapper();

    public EncodedRecord encode(ProviderHealth health) {
        ObjectNode node =
                JSON.createObjectNode()
                        .put("provider", health.provider().value())
                        .put("worker", health.worker())
                        .put("at", health.at().toString());
        health.reachable().ifPresent(reachable -> node.put("reachable", reachable));
        health.openUntil().ifPresent(until -> node.put("openUntil", until.toString()));
        return new EncodedRecord(
                health.provider().value().getBytes(StandardCharsets.UTF_8), bytes(node), List.of());
    }

    /** Empty for what is no such record: health is advice, nobody waits for it. */
    public Optional<ProviderHealth> decode(byte[] value) {
        try {
            JsonNode node = JSON.readTree(value);
            return Optional.of(
                    new ProviderHealth(
                            new ProviderId(node.path("provider").asText()),
                            node.path("worker").asText(),
                            Instant.parse(node.path("at").asText()),
                            present(node.path("reachable")).map(JsonNode::asBoolean),
                            present(node.path("openUntil"))
                                    .map(JsonNode::asText)
                                    .map(Instant::parse)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own cannot be written", e);
        }
    }
}
