package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.serai.app.Protocols;
import io.serai.codec.Decoded;
import io.serai.codec.RequestCodec;
import io.serai.config.ConfigLoader;
import io.serai.model.Capability;
import io.serai.model.Input;
import io.serai.model.Original;
import io.serai.provider.ImageUnavailable;
import io.serai.provider.Protocol;
import io.serai.provider.WireCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Serai makes of a request for Bedrock and Vertex AI, and what was a 400 once, is taken. */
class MappedRequestsTest {
    private static final Protocols PROTOCOLS = new Protocols(InstantSource.system(), new Random(1));
    private static final String GREETING =
            """
            {"role": "assistant", "content": "How can I help?"}, {"role": "user", "content": "Hello."}\
            """;
    private static final String BEGUN =
            """
            {"role": "user", "content": "Hello."}, {"role": "assistant", "content": "Well,"}\
            """;

    private static HttpResponse<String> ask(
            StandIn standIn, String protocol, String model, String request)
            throws IOException, InterruptedException {
        Protocol spoken = protocol(standIn, protocol, model);
        WireCall call = spoken.encode(input(request));
        HttpRequest.Builder post =
                HttpRequest.newBuilder(URI.create(standIn.baseUrl() + spoken.path()))
                        .header("authorization", "Bearer " + StandIn.KEY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(post::header);
        return Wire.send(post.build());
    }

    private static Protocol protocol(StandIn standIn, String protocol, String model) {
        String yaml =
                """
                providers:
                  one: {protocol: %s, model: "%s", base-url: "%s", key: "{{env:KEY}}"%s}
                chains: {default: {tiers: [one]}}
                """
                        .formatted(
                                protocol,
                                model,
                                standIn.baseUrl(),
                                protocol.equals("vertex")
                                        ? ", options: {project: p, location: europe-west1}"
                                        : "");
        return PROTOCOLS.of(
                new ConfigLoader(PROTOCOLS, _ -> Optional.of(StandIn.KEY))
                        .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                        .providers()
                        .getFirst());
    }

    private static Input input(String request) {
        byte[] value = request.getBytes(StandardCharsets.UTF_8);
        Decoded decoded =
                new RequestCodec().decode(Original.of(null, value, List.of(), Instant.EPOCH));
        assertThat(decoded).isInstanceOf(Decoded.Understood.class);
        return ((Decoded.Understood) decoded).draft().input();
    }

    private static String request(String messages, String more) {
        return "{\"model\": \"any\", \"messages\": [" + messages + "]" + more + "}";
    }

    private static String image(String type) {
        return """
        {"role": "user", "content": [
            {"type": "image_url", "image_url": {"url": "data:%s;base64,iVBORw0KGgo=", "detail": "low"}}]}\
        """
                .formatted(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eu.anthropic.claude-sonnet-5-5-v1:0",
                "eu.anthropic.claude-opus-4-6-v1:0",
                "eu.anthropic.claude-haiku-4-5-20251001-v1:0",
                "eu.amazon.nova-pro-v1:0"
            })
    void bedrockTakesWhatItIsAsked(String model) throws Exception {
        try (StandIn bedrock = StandIn.bedrock("bedrock").start()) {
            for (String request :
                    List.of(
                            request(GREETING, ""),
                            request(BEGUN, ""),
                            request(image("image/jpg"), ""),
                            request(GREETING, ", \"temperature\": 0.5, \"top_p\": 0.9"))) {
                HttpResponse<String> reply = ask(bedrock, "bedrock", model, request);
                assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
            }
        }
    }

    @Test
    void claudeOnVertexTakesWhatItIsAsked() throws Exception {
        try (StandIn vertex = StandIn.vertexClaude("vertex").start()) {
            for (String request : List.of(request(BEGUN, ""), request(image("image/jpg"), ""))) {
                HttpResponse<String> reply = ask(vertex, "vertex", "claude-sonnet-5-5", request);
                assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
            }
        }
    }

    /** Routing asks no provider without the capability; the 400 would end the request. */
    @Test
    void claudeOnVertexFetchesNoImage() throws Exception {
        String linked =
                """
                {"role": "user", "content": [
                    {"type": "image_url", "image_url": {"url": "https://images.example/1.png"}}]}\
                """;
        try (StandIn vertex = StandIn.vertexClaude("vertex").start()) {
            HttpResponse<String> reply =
                    ask(vertex, "vertex", "claude-sonnet-5-5", request(linked, ""));

            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(protocol(vertex, "vertex", "claude-sonnet-5-5").capabilities())
                    .contains(Capability.IMAGES)
                    .doesNotContain(Capability.IMAGE_URLS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bedrock, eu.anthropic.claude-sonnet-5-5-v1:0",
        "vertex, claude-sonnet-5-5",
    })
    void neitherIsSentAnImageItRefuses(String protocol, String model) {
        try (StandIn standIn = StandIn.bedrock("any").start()) {
            Input bmp = input(request(image("image/bmp"), ""));

            assertThat(catchThrowable(() -> protocol(standIn, protocol, model).encode(bmp)))
                    .isInstanceOf(ImageUnavailable.class);
        }
    }
}
