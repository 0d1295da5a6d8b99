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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Against the examples that AWS publishes of Signature Version 4 with a signed payload: those of
 * S3, and those with a body of the test suite in awslabs/aws-c-auth
 * (tests/aws-signing-test-suite/v4).
 */
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
        assertThat(
                        s3("content-type")
                                .headers(new Call("GET", uri, Map.of(), new byte[0]))
                                .get("Authorization"))
                .startsWith(
                        "AWS4-HMAC-SHA256"
                                + " Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request")
                .endsWith("Signature=" + signature);
    }

    @Test
    void signsAHeaderAsThePublishedExampleDoes() throws IOException {
        Call call =
                new Call(
                        "GET",
                        URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                        Map.of("range", "bytes=0-9"),
                        new byte[0]);

        assertThat(s3("range").headers(call).get("Authorization"))
                .endsWith(
                        " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                                + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void signsABodyAsThePublishedExampleDoes() throws IOException {
        Call call =
                new Call(
                        "PUT",
                        URI.create("https://examplebucket.s3.amazonaws.com/test$file.text"),
                        Map.of(
                                "date",
                                "Fri, 24 May 2013 00:00:00 GMT",
                                "x-amz-storage-class",
                                "REDUCED_REDUNDANCY"),
                        bytes("Welcome to Amazon S3."));

        assertThat(s3("date", "x-amz-storage-class").headers(call).get("Authorization"))
                .endsWith(
                        " SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,"
                                + " Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    private static AwsSignature s3(String... signedHeaders) {
        return new AwsSignature(
                new AwsSignature.Scope("s3", "us-east-1"),
                () ->
                        AwsCredentialsIdentity.create(
                                "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
                Set.of(signedHeaders),
                InstantSource.fixed(Instant.parse("2013-05-24T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded,"
                + " d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b",
        "application/x-www-form-urlencoded; charset=utf-8,"
                + " 328d1b9eaadca9f5818ef05e8392801e091653bafec24fcab71e7344e7f51422",
    })
    void signsABodyAsThePublishedSuiteDoes(String type, String signature) throws IOException {
        AwsSignature suite =
                new AwsSignature(
                        new AwsSignature.Scope("service", "us-east-1"),
                        () -> EXAMPLE,
                        Set.of("content-type", "content-length"),
                        CLOCK);
        Call call =
                new Call(
                        "POST",
                        URI.create("https://example.amazonaws.com/"),
                        Map.of("content-type", type, "content-length", "13"),
                        bytes("Param1=value1"));

        assertThat(suite.headers(call).get("Authorization"))
                .isEqualTo(
                        "AWS4-HMAC-SHA256"
                                + " Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                                + " SignedHeaders=content-length;content-type;host;x-amz-content-sha256;x-amz-date,"
                                + " Signature="
                                + signature);
        assertThat(
                        new WrittenSignature("us-east-1", "service", "/", "example.amazonaws.com")
                                .of(
                                        "Param1=value1",
                                        Map.of("content-type", type, "content-length", "13")))
                .as("the one written here")
                .isEqualTo(signature);
    }

    /** The path on the wire is encoded once more in what is signed, as for all but S3. */
    @Test
    void signsAPromptAsTheHolderOfASession() throws IOException {
        String host = "bedrock-runtime.eu-central-1.amazonaws.com";
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Grüße\"}]}]}";
        Map<String, String> headers =
                new AwsSignature(
                                new AwsSignature.Scope("bedrock", "eu-central-1"),
                                () ->
                                        AwsSessionCredentialsIdentity.create(
                                                EXAMPLE.accessKeyId(),
                                                EXAMPLE.secretAccessKey(),
                                                "t0k3n+/="),
                                CLOCK)
                        .headers(
                                new Call(
                                        "POST",
                                        URI.create(
                                                "https://"
                                                        + host
                                                        + "/model/eu.anthropic.claude%3A0/converse"),
                                        Map.of("content-type", "application/json", "accept", "*/*"),
                                        bytes(body)));

        String expected =
                new WrittenSignature(
                                "eu-central-1",
                                "bedrock",
                                "/model/eu.anthropic.claude%253A0/converse",
                                host)
                        .of(
                                body,
                                Map.of(
                                        "content-type",
                                        "application/json",
                                        "x-amz-security-token",
                                        "t0k3n+/="));
        assertThat(headers.get("Authorization"))
                .contains("/20150830/eu-central-1/bedrock/aws4_request")
                .endsWith("Signature=" + expected);
        assertThat(headers).containsEntry("X-Amz-Security-Token", "t0k3n+/=");
        assertThat(headers).doesNotContainKeys("Host", "accept");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
