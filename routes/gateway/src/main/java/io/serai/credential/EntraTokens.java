package io.serai.credential;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.serai.provider.AuthSettings;
import io.serai.provider.CredentialUnavailable;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tokens of Microsoft Entra. With a client secret it stands for the application; without one for
 * the workload, where Kubernetes mounts a token of its own ({@code AZURE_FEDERATED_TOKEN_FILE}), or
 * for the machine's managed identity.
 */
final class EntraTokens implements TokenSource {
    private static final String AUTHORITY = "https://login.microsoftonline.com";
    private static final String SCOPE = "https://ai.azure.com/.default";
    private static final int TIMED_OUT = 408;
    private static final int THROTTLED = 429;
    private static final int SERVER_ERROR = 500;
    private static final Pattern REFUSAL =
            Pattern.compile(
                    "has not been assigned|identity not found|invalid_|bad request",
                    Pattern.CASE_INSENSITIVE);
    private static final int SECONDS = 20;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 10_000;

    /** Not the common pool, whose few threads a silent peer would hold. */
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private interface Request {
        CompletableFuture<IAuthenticationResult> send() throws Exception;
    }

    private final Request request;

    private EntraTokens(Request request) {
        this.request = request;
    }

    /**
     * What is missing is an {@link IllegalArgumentException} that names it.
     *
     * @param environment as in {@link System#getenv()}
     * @param http how Entra is reached; by default as its library does
     */
    static EntraTokens of(
            AuthSettings auth, Map<String, String> environment, Optional<IHttpClient> http) {
        Optional<String> tenant = setting(auth, "tenant", environment, "AZURE_TENANT_ID");
        Optional<String> client = setting(auth, "client-id", environment, "AZURE_CLIENT_ID");
        Optional<String> mounted = variable(environment, "AZURE_FEDERATED_TOKEN_FILE");
        String scope = auth.option("scope").orElse(SCOPE);
        Optional<IClientCredential> proof =
                auth.secret()
                        .<IClientCredential>map(
                                secret -> ClientCredentialFactory.createFromSecret(secret.value()))
                        .or(() -> mounted.map(EntraTokens::mounted));
        if (proof.isEmpty()) {
            return new EntraTokens(managed(client, scope, http));
        }
        String authority = auth.option("authority").orElse(AUTHORITY);
        return new EntraTokens(
                application(
                        required("client-id", client),
                        proof.get(),
                        authority.replaceAll("/+$", "") + "/" + required("tenant", tenant),
                        scope,
                        http));
    }

    private static Optional<String> setting(
            AuthSettings auth, String name, Map<String, String> environment, String variable) {
        return auth.option(name)
                .filter(Predicate.not(String::isBlank))
                .or(() -> variable(environment, variable));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(Predicate.not(String::isBlank));
    }

    private static String required(String name, Optional<String> value) {
        return value.orElseThrow(
                () -> new IllegalArgumentException("auth." + name + " is required"));
    }

    /** Read each time: Kubernetes replaces it. */
    private static IClientCredential mounted(String file) {
        Callable<String> read = () -> Files.readString(Path.of(file));
        return ClientCredentialFactory.createFromCallback(read);
    }

    private static Request application(
            String client,
            IClientCredential proof,
            String authority,
            String scope,
            Optional<IHttpClient> http) {
        ConfidentialClientApplication.Builder builder =
                ConfidentialClientApplication.builder(client, proof)
                        .connectTimeoutForDefaultHttpClient(CONNECT_MILLIS)
                        .readTimeoutForDefaultHttpClient(READ_MILLIS)
                        .executorService(THREADS);
        http.ifPresent(builder::httpClient);
        try {
            ConfidentialClientApplication application =
                    builder.authority(authority).instanceDiscovery(false).build();
            return () ->
                    application.acquireToken(
                            ClientCredentialParameters.builder(Set.of(scope))
                                    .skipCache(true)
                                    .build());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("auth.authority must be a URL: " + authority, e);
        }
    }

    private static Request managed(
            Optional<String> client, String scope, Optional<IHttpClient> http) {
        ManagedIdentityApplication.Builder builder =
                ManagedIdentityApplication.builder(
                                client.map(ManagedIdentityId::userAssignedClientId)
                                        .orElseGet(ManagedIdentityId::systemAssigned))
                        .connectTimeoutForDefaultHttpClient(CONNECT_MILLIS)
                        .readTimeoutForDefaultHttpClient(READ_MILLIS)
                        .executorService(THREADS);
        http.ifPresent(builder::httpClient);
        ManagedIdentityApplication application = builder.build();
        String resource = scope.replaceAll("/\\.default$", "");
        return () ->
                application.acquireTokenForManagedIdentity(
                        ManagedIdentityParameters.builder(resource).forceRefresh(true).build());
    }

    @Override
    public Token fetch() throws CredentialUnavailable {
        try {
            IAuthenticationResult result = request.send().get(SECONDS, TimeUnit.SECONDS);
            return new Token(result.accessToken(), result.expiresOnDate().toInstant());
        } catch (ExecutionException e) {
            throw unavailable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw CredentialUnavailable.unreachable(
                    "Microsoft Entra did not answer within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CredentialUnavailable.unreachable("interrupted while asking Microsoft Entra", e);
        } catch (Exception e) {
            throw unavailable(e);
        }
    }

    /** Of a managed identity's end point the library tells no status, but its words. */
    private static boolean mayPass(MsalServiceException said) {
        Integer status = said.statusCode();
        return status == null
                ? !REFUSAL.matcher(String.valueOf(said.getMessage())).find()
                : status >= SERVER_ERROR || status == TIMED_OUT || status == THROTTLED;
    }

    /** What the service itself refuses somebody must look at; anything else may pass. */
    private static CredentialUnavailable unavailable(Throwable why) {
        if (why instanceof MsalServiceException said) {
            String message =
                    "no token from Microsoft Entra: " + said.errorCode() + ": " + said.getMessage();
            return mayPass(said)
                    ? CredentialUnavailable.unreachable(message, why)
                    : CredentialUnavailable.refused(message, why);
        }
        return CredentialUnavailable.unreachable(
                "no token from Microsoft Entra: " + why.getMessage(), why);
    }
}
