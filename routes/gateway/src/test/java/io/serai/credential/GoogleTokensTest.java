package io.serai.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.provider.AuthSettings;
import io.serai.provider.CredentialUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service account's file, and the place that its tokens come from. */
class GoogleTokensTest {
    /** It takes seconds to find one. */
    private static final String KEY = newKey();

    @TempDir private Path folder;
    private HttpServer server;
    private String asked = "";
    private int status = 200;
    private String answer =
            """
            {"access_token": "t0k3n", "expires_in": 3599, "token_type": "Bearer"}
            """;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::reply);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aServiceAccountSignsForItsToken() throws Exception {
        Token token = GoogleTokens.of(auth(account())).fetch();

        assertThat(token.value()).isEqualTo("t0k3n");
        assertThat(token.end()).isAfter(Instant.now().plusSeconds(3000));
        assertThat(asked).contains("jwt-bearer").contains("assertion=");
    }

    @Test
    void aRefusalIsToldInASentence() throws Exception {
        status = 400;
        answer =
                """
                {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}
                """;
        Path account = account();

        assertThatThrownBy(() -> GoogleTokens.of(auth(account)).fetch())
                .isInstanceOf(CredentialUnavailable.class)
                .hasMessageStartingWith("no token from Google: ")
                .hasMessageContaining("invalid_grant")
                .hasMessageNotContaining("PRIVATE KEY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"service_account\", \"private_key\": \"z0rBik\"} | account.json",
                "{\"type\": \"other\"} | other",
                "z0rBik | account.json",
            })
    void aFileWithoutCredentialsIsNamedAtTheStart(String text, String named) throws Exception {
        Path file = Files.writeString(folder.resolve("account.json"), text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoogleTokens.of(auth(file)))
                .withMessageStartingWith("auth.credentials-file holds no credentials of Google: ")
                .withMessageContaining(file.toString())
                .withMessageContaining(named)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("z0rBik"));
    }

    @Test
    void aFolderHoldsNoCredentials() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoogleTokens.of(auth(folder)))
                .withMessageContaining(folder + ": Is a directory");
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void aTokenEndpointBehindABrokenGatewayMayComeBack(int broken) throws Exception {
        status = broken;

        assertThat(why(account()))
                .hasMessageStartingWith("no token from Google: ")
                .returns(false, CredentialUnavailable::isRefused);
    }

    /** Both at once: the library asks four times, for seven seconds. */
    @Test
    void aTokenEndpointThatIsOverloadedOrGoneMayComeBack() throws Exception {
        status = 503;
        Path account = account();
        Path gone = Files.writeString(folder.resolve("gone.json"), elsewhere(account));
        CompletableFuture<CredentialUnavailable> refused =
                CompletableFuture.supplyAsync(() -> why(gone));

        assertThat(why(account))
                .hasMessageStartingWith("no token from Google: ")
                .hasMessageContaining("503")
                .returns(false, CredentialUnavailable::isRefused);
        assertThat(refused.join())
                .hasMessageStartingWith("no token from Google: ")
                .hasMessageContaining("Connection refused")
                .returns(false, CredentialUnavailable::isRefused);
    }

    /** At a port of which there was a server. */
    private static String elsewhere(Path account) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Files.readString(account)
                    .replaceFirst("127.0.0.1:\\d+", "127.0.0.1:" + free.getLocalPort());
        }
    }

    /** As the command line tool leaves them at home; the library keeps what it has found. */
    @Test
    void withoutAFileTheDefaultCredentialsServe() throws Exception {
        String home = System.getProperty("user.home");
        Path gcloud = Files.createDirectories(folder.resolve(".config/gcloud"));
        Files.move(account(), gcloud.resolve("application_default_credentials.json"));
        System.setProperty("user.home", folder.toString());
        try {
            Token token =
                    GoogleTokens.of(
                                    new AuthSettings(
                                            AuthSettings.Type.GOOGLE, Map.of(), Optional.empty()))
                            .fetch();

            assertThat(token.value()).isEqualTo("t0k3n");
            assertThat(asked).contains("jwt-bearer");
        } finally {
            System.setProperty("user.home", home);
        }
    }

    private static CredentialUnavailable why(Path account) {
        return catchThrowableOfType(
                CredentialUnavailable.class, () -> GoogleTokens.of(auth(account)).fetch());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"type\": \"service_account\"}"})
    void aFileThatHasBecomeNoCredentialIsNamed(String text) throws Exception {
        Path file = account();
        GoogleTokens tokens = GoogleTokens.of(auth(file));
        Files.writeString(file, text);

        assertThatThrownBy(tokens::fetch)
                .isInstanceOf(CredentialUnavailable.class)
                .hasMessageStartingWith("no token from Google: " + file);
    }

    /** In the words of the library for a machine's metadata server. */
    @ParameterizedTest
    @CsvSource({
        "Unexpected Error code 500 trying to get security access token, true",
        "Unexpected Error code 429 trying to get security access token, true",
        "Error code 404 trying to get security access token, false",
        "Your default credentials were not found., false",
    })
    void whatMayPassIsNoRefusal(String said, boolean mayPass) {
        assertThat(GoogleTokens.mayPass(new IOException(said))).isEqualTo(mayPass);
    }

    @Test
    void aMachineThatDoesNotAnswerMayPass() {
        IOException why =
                new IOException(
                        "cannot find the metadata server", new UnknownHostException("metadata"));

        assertThat(GoogleTokens.mayPass(why)).isTrue();
    }

    @Test
    void aFileThatIsNotThereIsToldAtOnce() {
        assertThatThrownBy(() -> GoogleTokens.of(auth(folder.resolve("none.json"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("auth.credentials-file holds no credentials of Google: ")
                .hasMessageEndingWith("none.json: is not there");
    }

    private static AuthSettings auth(Path file) {
        return new AuthSettings(
                AuthSettings.Type.GOOGLE,
                Map.of("credentials-file", file.toString()),
                Optional.empty());
    }

    private static String newKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path account() throws IOException {
        return Files.writeString(
                folder.resolve("account.json"),
                """
                {"type": "service_account", "project_id": "our-project", "private_key_id": "1",
                 "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
                 "client_email": "serai@our-project.iam.gserviceaccount.com", "client_id": "1",
                 "token_uri": "http://127.0.0.1:%d/token"}
                """
                        .formatted(KEY, server.getAddress().getPort()));
    }

    private void reply(HttpExchange exchange) throws IOException {
        asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
