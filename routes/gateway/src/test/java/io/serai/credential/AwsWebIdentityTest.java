package io.serai.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.serai.model.Fault;
import io.serai.provider.AuthSettings;
import io.serai.provider.CredentialUnavailable;
import io.serai.provider.UnsignedCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role of a service account, as Kubernetes mounts it, against a token service on loopback. */
class AwsWebIdentityTest {
    private static final String ASSUMED =
            """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult>
                <Credentials>
                  <AccessKeyId>ASIAEXAMPLE</AccessKeyId>
                  <SecretAccessKey>secret</SecretAccessKey>
                  <SessionToken>session-token</SessionToken>
                  <Expiration>2099-01-01T00:00:00Z</Expiration>
                </Credentials>
              </AssumeRoleWithWebIdentityResult>
            </AssumeRoleWithWebIdentityResponse>
            """;
    private static final String DENIED =
            """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not authorized</Message></Error>
            </ErrorResponse>
            """;

    @TempDir private Path folder;
    private final Map<String, String> before = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer tokens;

    private record Call() implements UnsignedCall {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public URI uri() {
            return URI.create(
                    "https://bedrock-runtime.eu-central-1.amazonaws.com/model/m/converse");
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("content-type", "application/json");
        }

        @Override
        public byte[] body() {
            return new byte[] {'{', '}'};
        }
    }

    @BeforeEach
    void mount() throws IOException {
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext(
                "/",
                exchange -> {
                    asked.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    byte[] body =
                            (status == 200 ? ASSUMED : DENIED).getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "text/xml");
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        tokens.start();
        Path token = Files.writeString(folder.resolve("token"), "mounted-token");
        set("aws.webIdentityTokenFile", token.toString());
        set("aws.roleArn", "arn:aws:iam::123456789012:role/serai");
        set("aws.roleSessionName", "serai");
        set("aws.region", "eu-central-1");
        set("aws.endpointUrlSts", "http://127.0.0.1:" + tokens.getAddress().getPort());
        set("aws.disableEc2Metadata", "true");
    }

    private void set(String name, String value) {
        before.put(name, System.getProperty(name));
        System.setProperty(name, value);
    }

    @AfterEach
    void unmount() {
        tokens.stop(0);
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    private static Map<String, String> signed() throws IOException {
        return AwsSignature.of(
                        new AuthSettings(AuthSettings.Type.AWS, Map.of(), Optional.empty()),
                        URI.create("https://bedrock-runtime.eu-central-1.amazonaws.com"),
                        InstantSource.system())
                .headers(new Call());
    }

    @Test
    void signsAsTheRoleOfItsServiceAccount() throws IOException {
        Map<String, String> headers = signed();

        assertThat(headers.get("Authorization")).contains("Credential=ASIAEXAMPLE/");
        assertThat(headers).containsEntry("X-Amz-Security-Token", "session-token");
        assertThat(asked)
                .singleElement()
                .asString()
                .contains("Action=AssumeRoleWithWebIdentity", "WebIdentityToken=mounted-token");
    }

    @Test
    void aRoleThatIsRefusedIsNoCredential() {
        status = 403;

        CredentialUnavailable why = why();

        assertThat(why.isRefused()).isTrue();
        assertThat(why)
                .hasMessageStartingWith("AWS gives no credentials: WebIdentityToken")
                .hasMessageContaining("Not authorized")
                .hasMessageNotContaining("mounted-token");
        assertThat(why.getMessage().indexOf("Not authorized"))
                .as("a fault's message is cut")
                .isLessThan(Fault.LONGEST_MESSAGE - "Not authorized".length());
    }

    @Test
    void aTokenServiceThatIsAwayMayComeBack() {
        status = 503;
        assertThat(why().isRefused()).isFalse();

        tokens.stop(0);
        assertThat(why().isRefused()).isFalse();
    }

    @Test
    void whatIsNotSetUpIsSaidInOneLine() {
        System.clearProperty("aws.webIdentityTokenFile");
        System.clearProperty("aws.roleArn");
        set("aws.sharedCredentialsFile", folder.resolve("none").toString());

        CredentialUnavailable why = why();

        assertThat(why.isRefused()).isTrue();
        assertThat(why)
                .hasMessage(
                        "AWS gives no credentials: none in the environment, no web identity, no"
                                + " profile, no role of a container or an instance");
    }

    private static CredentialUnavailable why() {
        return catchThrowableOfType(CredentialUnavailable.class, AwsWebIdentityTest::signed);
    }
}
