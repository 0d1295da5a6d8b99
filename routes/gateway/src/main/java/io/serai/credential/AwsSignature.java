package io.serai.credential;

import io.serai.provider.AuthSettings;
import io.serai.provider.AwsHost;
import io.serai.provider.Credential;
import io.serai.provider.CredentialUnavailable;
import io.serai.provider.KnownSecrets;
import io.serai.provider.UnsignedCall;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Signs each call (SigV4) with the keys of the profile that is named, else with what AWS's
 * credential chain finds: the environment, a web identity, the default profile, the container's or
 * the instance's role. The chain keeps and renews what it has found.
 */
final class AwsSignature implements Credential {
    /** Other headers the client sets itself, or does not send as they were signed. */
    private static final Set<String> SIGNED = Set.of("content-type");

    private final Scope scope;
    private final Keys keys;
    private final Set<String> signedHeaders;
    private final InstantSource clock;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private volatile boolean hadKeys;

    /** For which service and region a signature holds. */
    record Scope(String service, String region) {}

    /** Where the keys come from. */
    interface Keys {
        AwsCredentialsIdentity find();
    }

    AwsSignature(Scope scope, Keys keys, InstantSource clock) {
        this(scope, keys, SIGNED, clock);
    }

    /**
     * @param signedHeaders those of the call that go into the signature, in lower case
     */
    AwsSignature(Scope scope, Keys keys, Set<String> signedHeaders, InstantSource clock) {
        this.scope = scope;
        this.keys = keys;
        this.signedHeaders = Set.copyOf(signedHeaders);
        this.clock = clock;
    }

    /**
     * The region is that of AWS's host, or an option; without it an {@link
     * IllegalArgumentException}.
     */
    static AwsSignature of(AuthSettings auth, URI baseUrl, InstantSource clock) {
        Optional<String> told = AwsHost.of(baseUrl).region();
        String region =
                auth.option("region")
                        .or(() -> told)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "auth.region is required where base-url is not"
                                                + " AWS's own"));
        told.filter(host -> !host.equals(region))
                .ifPresent(host -> {
                    throw new IllegalArgumentException(
                            "auth.region must be that of base-url, " + host + ": " + region);
                });
        AwsCredentialsProvider found =
                auth.option("profile")
                        .<AwsCredentialsProvider>map(AwsSignature::ofProfile)
                        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        return new AwsSignature(new Scope("bedrock", region), found::resolveCredentials, clock);
    }

    /** A chain of one tells what it lacks in the same words. */
    private static AwsCredentialsProviderChain ofProfile(String name) {
        return AwsCredentialsProviderChain.of(ProfileCredentialsProvider.create(name));
    }

    @Override
    public Map<String, String> headers(UnsignedCall call) throws IOException {
        SdkHttpRequest request = request(call);
        byte[] body = call.body();
        AwsCredentialsIdentity identity = identity();
        SdkHttpRequest signed =
                signer.sign(sign ->
                                sign.identity(identity)
                                        .request(request)
                                        .payload(ContentStreamProvider.fromByteArray(body))
                                        .putProperty(
                                                AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME,
                                                scope.service())
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, scope.region())
                                        .putProperty(HttpSigner.SIGNING_CLOCK, new Now(clock)))
                        .request();
        Map<String, String> headers = new HashMap<>();
        signed.headers().forEach((name, values) -> headers.put(name, values.getFirst()));
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("host"));
        return headers;
    }

    private AwsCredentialsIdentity identity() throws CredentialUnavailable {
        try {
            AwsCredentialsIdentity identity = keys.find();
            hadKeys = true;
            KnownSecrets.rememberFetched(identity.secretAccessKey());
            if (identity instanceof AwsSessionCredentialsIdentity session) {
                KnownSecrets.rememberFetched(session.sessionToken());
            }
            return identity;
        } catch (SdkException e) {
            throw AwsReasons.unavailable(e, hadKeys);
        }
    }

    private SdkHttpRequest request(UnsignedCall call) throws IOException {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.fromValue(call.method()))
                        .uri(call.uri());
        call.headers()
                .forEach((name, value) -> {
                    if (signedHeaders.contains(name)) {
                        request.putHeader(name, List.of(value));
                    }
                });
        return request.build();
    }

    /** The worker's clock, in the form that the signer wants. */
    private static final class Now extends Clock {
        private final InstantSource source;

        Now(InstantSource source) {
            this.source = source;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return source.instant();
        }
    }
}
