package io.serai.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpResponse;
import io.serai.provider.AuthSettings;
import io.serai.provider.CredentialUnavailable;
import io.serai.provider.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of Entra, and what is made of its answers; its HTTP is played. */
class EntraTokensTest {
    private static final AuthSettings APPLICATION =
            new AuthSettings(
                    AuthSettings.Type.ENTRA,
                    Map.of("tenant", "our-tenant", "client-id", "our-app"),
                    Optional.of(new Secret("s3cr3t")));

    private final List<HttpRequest> asked = new ArrayList<>();
    private int status = 200;
    private String answer =
            """
            {"token_type": "Bearer", "expires_in": 3599, "ext_expires_in": 3599, "access_token": "t0k3n"}
            """;

    @Test
    void aClientSecretStandsForTheApplication() throws CredentialUnavailable {
        Token token = tokens(APPLICATION, Map.of()).fetch();

        assertThat(token.value()).isEqualTo("t0k3n");
        assertThat(token.end()).isAfter(Instant.now().plusSeconds(3000));
        assertThat(asked.getLast().url().toString())
                .startsWith("https://login.microsoftonline.com/our-tenant/oauth2/v2.0/token");
        assertThat(asked.getLast().body())
                .contains("client_id=our-app")
                .contains("client_secret=s3cr3t")
                .contains("scope=https%3A%2F%2Fai.azure.com%2F.default");
    }

    @Test
    void eachFetchAsksAnew() throws CredentialUnavailable {
        EntraTokens tokens = tokens(APPLICATION, Map.of());
        Token _ = tokens.fetch();
        int once = asked.size();

        Token _ = tokens.fetch();

        assertThat(asked.size()).isGreaterThan(once);
    }

    @Test
    void aMountedTokenStandsForTheWorkload(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "mounted");
        Map<String, String> environment =
                Map.of(
                        "AZURE_TENANT_ID", "our-tenant",
                        "AZURE_CLIENT_ID", "our-app",
                        "AZURE_FEDERATED_TOKEN_FILE", file.toString());

        assertThat(tokens(entra(Map.of()), environment).fetch().value()).isEqualTo("t0k3n");
        assertThat(asked.getLast().body()).contains("client_assertion=mounted");
    }

    @Test
    void withoutEitherTheMachineIsAsked() throws CredentialUnavailable {
        answer =
                """
                {"token_type": "Bearer", "expires_on": "%d", "resource": "r", "access_token": "t0k3n"}
                """
                        .formatted(Instant.now().getEpochSecond() + 3600);
        AuthSettings auth = entra(Map.of("scope", "https://cognitiveservices.azure.com/.default"));

        assertThat(tokens(auth, Map.of()).fetch().value()).isEqualTo("t0k3n");
        assertThat(asked.getLast().url().toString())
                .contains("169.254.169.254")
                .contains("cognitiveservices.azure.com");
    }

    @Test
    void aRefusalIsToldWithoutTheSecret() {
        status = 401;
        answer =
                """
                {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret provided."}
                """;

        assertThatThrownBy(() -> tokens(APPLICATION, Map.of()).fetch())
                .isInstanceOfSatisfying(
                        CredentialUnavailable.class, why -> assertThat(why.isRefused()).isTrue())
                .hasMessageContaining("invalid_client")
                .hasMessageContaining("AADSTS7000215")
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void whatMayPassIsNoRefusal(int said) {
        status = said;
        answer = "{\"error\": \"temporarily_unavailable\", \"error_description\": \"Later.\"}";

        assertThatThrownBy(() -> tokens(APPLICATION, Map.of()).fetch())
                .isInstanceOfSatisfying(
                        CredentialUnavailable.class, why -> assertThat(why.isRefused()).isFalse());
    }

    @Test
    void aMachineThatLacksTheIdentityIsRefused() {
        status = 400;
        answer = "{\"error\": \"invalid_request\", \"error_description\": \"Identity not found\"}";

        assertThatThrownBy(() -> tokens(entra(Map.of()), Map.of()).fetch())
                .isInstanceOfSatisfying(
                        CredentialUnavailable.class, why -> assertThat(why.isRefused()).isTrue());
    }

    @Test
    void aMachineThatDoesNotAnswerMayPass() {
        status = 0;

        assertThatThrownBy(() -> tokens(entra(Map.of()), Map.of()).fetch())
                .isInstanceOfSatisfying(
                        CredentialUnavailable.class, why -> assertThat(why.isRefused()).isFalse());
    }

    @Test
    void whatIsMissingIsNamed() {
        AuthSettings auth =
                new AuthSettings(
                        AuthSettings.Type.ENTRA,
                        Map.of("tenant", "our-tenant"),
                        Optional.of(new Secret("s3cr3t")));

        assertThatThrownBy(() -> tokens(auth, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("auth.client-id is required");
    }

    private static AuthSettings entra(Map<String, String> options) {
        return new AuthSettings(AuthSettings.Type.ENTRA, options, Optional.empty());
    }

    private EntraTokens tokens(AuthSettings auth, Map<String, String> environment) {
        return EntraTokens.of(auth, environment, Optional.of(this::play));
    }

    /** Nobody answers with status 0. */
    private IHttpResponse play(HttpRequest request) throws ConnectException {
        asked.add(request);
        if (status == 0) {
            throw new ConnectException("Connection refused");
        }
        HttpResponse response = new HttpResponse();
        response.statusCode(status);
        response.addHeaders(Map.of("Content-Type", List.of("application/json")));
        response.body(answer);
        return response;
    }
}
