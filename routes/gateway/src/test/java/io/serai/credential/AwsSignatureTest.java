package io.serai.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.provider.AuthSettings;
import io.serai.provider.CredentialUnavailable;
import io.serai.provider.UnsignedCall;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Against the examples that AWS publishes of Signature Version 4 with a signed payload. */
class AwsSignatureTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2015-08-30T12:36:00Z"));
    private static final AwsCredentialsIdentity EXAMPLE =
            AwsCredentialsIdentity.create(
                    "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private record Call(String method, URI uri, Map<String, String> headers, byte[] body)
            implements UnsignedCall {}

    @ParameterizedTest
    @CsvSource({
        "https://examplebucket.s3.amazonaws.com/?lifecycle,"
                + " fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        "https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J,"
                + " 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    })
    void signsAsThePublishedExamplesDo(URI uri, String signature) throws IOException {
        AwsSignature s3 =
                new AwsSignature(
                        new AwsSignature.Scope("s3", "us-east-1"),
                        () ->
                                AwsCredentialsIdentity.create(
                                        "AKIAIOSFODNN7EXAMPLE",
                                        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
                        InstantSource.fixed(Instant.parse("2013-05-24T00:00:00Z")));

        assertThat(s3.headers(new Call("GET", uri, Map.of(), new byte[0])).get("Authorization"))
                .startsWith(
                        "AWS4-HMAC-SHA256"
                                + " Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request")
                .endsWith("Signature=" + signature);
    }

    @Test
    void signsPathAndBody() throws IOException {
        String here = bedrock("/model/a%3A0/converse", "{}");

        assertThat(bedrock("/model/a%3A0/converse", "{}")).isEqualTo(here);
        assertThat(bedrock("/model/a:0/converse", "{}")).isNotEqualTo(here);
        assertThat(bedrock("/model/a%3A0/converse", "{ }")).isNotEqualTo(here);
        assertThat(here).contains("/20150830/eu-central-1/bedrock/aws4_request");
    }

    private static String bedrock(String path, String body) throws IOException {
        AwsSignature signature =
                new AwsSignature(
                        new AwsSignature.Scope("bedrock", "eu-central-1"), () -> EXAMPLE, CLOCK);
        return signature
                .headers(
                        new Call(
                                "POST",
                                URI.create(
                                        "https://bedrock-runtime.eu-central-1.amazonaws.com"
                                                + path),
                                Map.of("content-type", "application/json"),
                                body.getBytes(StandardCharsets.UTF_8)))
                .get("Authorization");
    }

    @Test
    void withoutKeysTheCallIsNotMade() {
        AwsSignature signature =
                new AwsSignature(
                        new AwsSignature.Scope("bedrock", "eu-central-1"),
                        () -> {
                            throw SdkClientException.create("no provider in the chain has keys");
                        },
                        CLOCK);

        assertThatThrownBy(() ->
                        signature.headers(
                                new Call(
                                        "GET",
                                        URI.create("https://a.example/"),
                                        Map.of(),
                                        new byte[0])))
                .isInstanceOf(CredentialUnavailable.class)
                .hasMessage("AWS gives no credentials: no provider in the chain has keys");
    }

    @Test
    void wantsARegion() {
        assertThatThrownBy(() -> of(Map.of(), "https://proxy.example"))
                .hasMessage("auth.region is required where base-url is not AWS's own");
        assertThatThrownBy(() ->
                        of(
                                Map.of("region", "us-east-1"),
                                "https://bedrock-runtime.eu-central-1.amazonaws.com"))
                .hasMessage("auth.region must be that of base-url, eu-central-1: us-east-1");
        assertThat(of(Map.of(), "https://bedrock-runtime.eu-central-1.amazonaws.com")).isNotNull();
    }

    private static AwsSignature of(Map<String, String> options, String baseUrl) {
        return AwsSignature.of(
                new AuthSettings(AuthSettings.Type.AWS, options, Optional.empty()),
                URI.create(baseUrl),
                CLOCK);
    }
}
