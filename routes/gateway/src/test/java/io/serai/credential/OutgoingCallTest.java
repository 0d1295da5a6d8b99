package io.serai.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpResponse;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Sampling;
import io.serai.model.ToolChoice;
import io.serai.processor.HttpPath;
import io.serai.provider.AuthSettings;
import io.serai.provider.Credential;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.WireCall;
import io.serai.routes.HttpEndpoints;
import io.serai.routes.ProviderServer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes out at ways to models that share a protocol with another: to where, and as whom. */
class OutgoingCallTest {
    private static final String CLAUDE = "protocol: anthropic, model: our-claude";
    private static final Prompt HELLO =
            new Prompt(
                    "any",
                    List.of(new Message.User(List.of(new Part.Text("Hello.")))),
                    List.of(),
                    new ToolChoice.Auto(),
                    Optional.empty(),
                    new ResponseFormat.Text(),
                    OptionalInt.empty(),
                    List.of(),
                    Sampling.DEFAULT,
                    Optional.empty(),
                    Map.of());

    private final ProviderServer server = new ProviderServer();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        camel.stop();
        alarms.shutdownNow();
        server.close();
    }

    @Test
    void claudeOnAzureIsCalledWithItsKey() throws Exception {
        ProviderSettings settings =
                server.configured("/anthropic", CLAUDE + ", key: \"{{env:KEY}}\"");

        call(settings, credential(settings));

        assertIsMessages(server.heard());
        assertThat(header("x-api-key")).isEqualTo(ProviderServer.KEY);
        assertThat(header("Authorization")).isNull();
    }

    @Test
    void claudeOnAzureIsCalledWithATokenOfEntra() throws Exception {
        ProviderSettings settings =
                server.configured(
                        "/anthropic",
                        CLAUDE
                                + ", auth: {type: entra, tenant: t, client-id: a,"
                                + " client-secret: \"{{env:KEY}}\"}");

        call(settings, entra(settings.auth().orElseThrow()));

        assertIsMessages(server.heard());
        assertThat(header("Authorization")).isEqualTo("Bearer t0k3n");
        assertThat(header("x-api-key")).isNull();
    }

    @Test
    void aServerOfOnesOwnIsNotToldWhoCalls() throws Exception {
        ProviderSettings settings = server.configured("/v1", "protocol: openai, model: llama3.2");

        call(settings, credential(settings));

        assertThat(server.heard().uri()).hasToString("/v1/chat/completions");
        assertThat(server.heard().headers()).doesNotContainKeys("Authorization", "Api-key");
    }

    /** Decoded, its slashes would be segments of the path. */
    @Test
    void anArnIsOneSegmentOfThePath() throws Exception {
        ProviderSettings settings =
                server.configured(
                        "",
                        "protocol: bedrock, key: \"{{env:KEY}}\", model: \"arn:aws:bedrock:eu-central-1:123456789012:"
                                + "application-inference-profile/a1\"");

        call(settings, credential(settings));

        assertThat(server.heard().uri().getRawPath())
                .isEqualTo(
                        "/model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A123456789012%3A"
                                + "application-inference-profile%2Fa1/converse");
    }

    private static void assertIsMessages(ProviderServer.Heard call) {
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("/anthropic/v1/messages");
        assertThat(call.headers().getFirst("anthropic-version")).isEqualTo("2026-10-21");
        assertThat(call.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(call.body()).contains("\"model\":\"our-claude\"");
    }

    private String header(String name) {
        return server.heard().headers().getFirst(name);
    }

    private static Credential credential(ProviderSettings settings) {
        return new Credentials(Map.of(), InstantSource.system())
                .of(settings, ProviderServer.PROTOCOLS.of(settings));
    }

    private static Credential entra(AuthSettings auth) {
        return new BearerToken(
                "one",
                EntraTokens.of(auth, Map.of(), Optional.of(OutgoingCallTest::token)),
                InstantSource.system());
    }

    private static IHttpResponse token(HttpRequest request) {
        HttpResponse response = new HttpResponse();
        response.statusCode(200);
        response.addHeaders(Map.of("Content-Type", List.of("application/json")));
        response.body(
                """
                {"token_type": "Bearer", "expires_in": 3599, "access_token": "t0k3n"}
                """);
        return response;
    }

    private void call(ProviderSettings settings, Credential credential) {
        Protocol protocol = ProviderServer.PROTOCOLS.of(settings);
        WireCall call = protocol.encode(HELLO);
        ProviderServer.bind(camel, settings, credential, alarms);
        camel.start();
        camel.createFluentProducerTemplate()
                .to(HttpEndpoints.post(settings))
                .withProcessor(exchange -> {
                    call.headers().forEach(exchange.getMessage()::setHeader);
                    HttpPath.set(exchange, protocol.path());
                    exchange.getMessage().setHeader("Content-Type", "application/json");
                    exchange.getMessage().setBody(call.body());
                })
                .send();
    }
}
