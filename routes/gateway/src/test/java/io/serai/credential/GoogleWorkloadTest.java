package io.serai.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.serai.provider.AuthSettings;
import io.serai.provider.CredentialUnavailable;
import io.serai.tls.OwnCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A workload elsewhere, which changes the token that is mounted for it at Google's service. */
class GoogleWorkloadTest {
    private static final String NOT_TAKEN_ON =
            "{\"error\": {\"message\": \"Permission 'iam.serviceAccounts.getAccessToken' denied\"}}";

    @TempDir private static Path certificates;
    @TempDir private Path folder;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private SSLSocketFactory before;
    private HttpsServer server;
    private Path mounted;
    private String impersonate = "";
    private volatile int impersonationStatus = 200;
    private volatile int status = 200;
    private volatile String answer =
            """
            {"access_token": "t0k3n", "expires_in": 3599, "token_type": "Bearer",
             "issued_token_type": "urn:ietf:params:oauth:token-type:access_token"}
            """;

    @BeforeEach
    void open() throws Exception {
        SSLContext tls = OwnCertificate.tls(certificates, "ip:127.0.0.1");
        before = HttpsURLConnection.getDefaultSSLSocketFactory();
        HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/v1/token", this::reply);
        server.createContext(
                "/v1/projects/", exchange -> send(exchange, impersonationStatus, NOT_TAKEN_ON));
        server.start();
        mounted = Files.writeString(folder.resolve("token"), "mounted-token");
    }

    @AfterEach
    void close() {
        server.stop(0);
        HttpsURLConnection.setDefaultSSLSocketFactory(before);
    }

    @Test
    void changesTheMountedTokenForOneOfGoogle() throws IOException {
        Token token = workload().fetch();

        assertThat(token.value()).isEqualTo("t0k3n");
        assertThat(token.end()).isAfter(Instant.now().plusSeconds(3000));
        assertThat(asked)
                .singleElement()
                .asString()
                .contains("token-exchange", "subject_token=mounted-token", "workloadIdentityPools");
    }

    /** Kubernetes replaces it. */
    @Test
    void readsTheMountedTokenEachTime() throws IOException {
        GoogleTokens workload = workload();
        workload.fetch();
        Files.writeString(mounted, "the-next-one");
        workload.fetch();

        assertThat(asked).last().asString().contains("subject_token=the-next-one");
    }

    /** The library calls each a refusal. */
    @ParameterizedTest
    @CsvSource({
        "500, internal_failure",
        "502, bad_gateway",
        "503, temporarily_unavailable",
        "429, slow_down",
    })
    void aServiceThatIsOverloadedMayComeBack(int code, String error) {
        refuse(code, error, "Try again.");

        assertThat(why())
                .hasMessage("no token from Google: Error code " + error + ": Try again.")
                .returns(false, CredentialUnavailable::isRefused);
    }

    @Test
    void aServiceThatIsGoneMayComeBack() {
        server.stop(0);

        assertThat(why())
                .hasMessage("no token from Google: Connection refused")
                .returns(false, CredentialUnavailable::isRefused);
    }

    @Test
    void aRefusalIsToldInASentence() {
        refuse(400, "invalid_grant", "The audience in ID Token does not match.");

        assertThat(why())
                .hasMessage(
                        "no token from Google: Error code invalid_grant: The audience in ID Token"
                                + " does not match.")
                .returns(true, CredentialUnavailable::isRefused);
    }

    @Test
    void aTokenThatIsNotMountedIsNamed() throws IOException {
        Files.delete(mounted);

        assertThat(why())
                .hasMessageStartingWith("no token from Google: ")
                .hasMessageContaining(mounted.toString())
                .returns(true, CredentialUnavailable::isRefused);
    }

    /** The library leaves status and reason in the cause. */
    @ParameterizedTest
    @CsvSource({"503, false", "403, true"})
    void aServiceAccountThatCannotBeTakenOnIsToldApart(int code, boolean refused) {
        impersonate =
                "\"service_account_impersonation_url\": \"https://127.0.0.1:%d/v1/projects/-/serviceAccounts/a@b.example:generateAccessToken\","
                        .formatted(server.getAddress().getPort());
        impersonationStatus = code;

        assertThat(why())
                .hasMessageStartingWith(
                        "no token from Google: Error requesting access token: " + code)
                .hasMessageContaining("Permission 'iam.serviceAccounts.getAccessToken' denied")
                .returns(refused, CredentialUnavailable::isRefused);
        assertThat(asked).first().asString().contains("token-exchange");
    }

    private void refuse(int code, String error, String description) {
        status = code;
        answer = "{\"error\": \"%s\", \"error_description\": \"%s\"}".formatted(error, description);
    }

    private CredentialUnavailable why() {
        return catchThrowableOfType(CredentialUnavailable.class, () -> workload().fetch());
    }

    private GoogleTokens workload() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("workload.json"),
                        """
                        {"type": "external_account",
                         "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/x",
                         "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
                         "token_url": "https://127.0.0.1:%d/v1/token",
                         %s "credential_source": {"file": "%s"}}
                        """
                                .formatted(server.getAddress().getPort(), impersonate, mounted));
        return GoogleTokens.of(
                new AuthSettings(
                        AuthSettings.Type.GOOGLE,
                        Map.of("credentials-file", file.toString()),
                        Optional.empty()));
    }

    private void reply(HttpExchange exchange) throws IOException {
        asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        send(exchange, status, answer);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
