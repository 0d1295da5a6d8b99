package io.serai.credential;

import com.google.auth.Retryable;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import io.serai.provider.AuthSettings;
import io.serai.provider.CredentialUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of Google: of the account, workload or user in a file, or else of the application's
 * default credentials ({@code GOOGLE_APPLICATION_CREDENTIALS}, the command line tool's log-in, the
 * machine's service account).
 */
final class GoogleTokens implements TokenSource {
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";

    /** Of a status in the words of the library. */
    private static final Pattern LATER = Pattern.compile("rror code (408|429|5\\d\\d)");

    private final Optional<Path> file;
    private final String scope;

    private GoogleTokens(Optional<Path> file, String scope) {
        this.file = file;
        this.scope = scope;
    }

    /** A file that cannot be read is an {@link IllegalArgumentException}. */
    static GoogleTokens of(AuthSettings auth) {
        Optional<Path> file = auth.option("credentials-file").map(Path::of);
        file.filter(path -> !Files.isReadable(path))
                .ifPresent(path -> {
                    throw new IllegalArgumentException(
                            "auth.credentials-file cannot be read: " + path);
                });
        return new GoogleTokens(file, auth.option("scope").orElse(SCOPE));
    }

    /** A file is read each time: whoever changes keys replaces it. */
    @Override
    public Token fetch() throws CredentialUnavailable {
        try {
            AccessToken token = credentials().createScoped(scope).refreshAccessToken();
            Date end = token.getExpirationTime();
            if (end == null) {
                throw new IOException("it does not say when it ends");
            }
            return new Token(token.getTokenValue(), end.toInstant());
        } catch (IOException e) {
            throw unavailable(e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw CredentialUnavailable.refused(message(e), e);
        }
    }

    private static CredentialUnavailable unavailable(IOException e) {
        return mayPass(e)
                ? CredentialUnavailable.unreachable(message(e), e)
                : CredentialUnavailable.refused(message(e), e);
    }

    /**
     * Google's library knows which of its own errors may pass; of others the cause or words tell.
     */
    static boolean mayPass(IOException e) {
        return e instanceof Retryable retryable
                ? retryable.isRetryable()
                : isNetwork(e)
                        || isNetwork(e.getCause())
                        || LATER.matcher(String.valueOf(e.getMessage())).find();
    }

    private static boolean isNetwork(@Nullable Throwable e) {
        return e instanceof SocketException
                || e instanceof SocketTimeoutException
                || e instanceof UnknownHostException;
    }

    private static String message(Exception e) {
        return "Google gives no token: " + e.getMessage();
    }

    private GoogleCredentials credentials() throws IOException {
        if (file.isEmpty()) {
            return GoogleCredentials.getApplicationDefault();
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            return GoogleCredentials.fromStream(in);
        }
    }
}
