package io.serai.credential;

import com.google.api.client.http.HttpResponseException;
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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tokens of Google: of the account, workload or user in a file, or else of the application's
 * default credentials ({@code GOOGLE_APPLICATION_CREDENTIALS}, the command line tool's log-in, the
 * machine's service account).
 */
final class GoogleTokens implements TokenSource {
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";

    private static final int SERVER_ERROR = 500;
    private static final List<Integer> PASSING = List.of(408, 429);

    /** Of a status in the words of the library. */
    private static final Pattern LATER = Pattern.compile("rror code (408|429|5\\d\\d)");

    private final Optional<Path> file;
    private final String scope;

    private GoogleTokens(Optional<Path> file, String scope) {
        this.file = file;
        this.scope = scope;
    }

    /** A file that holds no credentials is an {@link IllegalArgumentException}. */
    static GoogleTokens of(AuthSettings auth) {
        Optional<Path> file = auth.option("credentials-file").map(Path::of);
        file.ifPresent(GoogleTokens::requireCredentials);
        return new GoogleTokens(file, auth.option("scope").orElse(SCOPE));
    }

    private static void requireCredentials(Path file) {
        try {
            GoogleCredentials _ = read(file);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "auth.credentials-file holds no credentials of Google: " + e.getMessage(), e);
        }
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
     * Google's library does not know all of its own errors that may pass, so that a cause or words
     * may tell as well.
     */
    static boolean mayPass(IOException e) {
        return (e instanceof Retryable retryable && retryable.isRetryable())
                || Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                        .anyMatch(GoogleTokens::isPassing)
                || LATER.matcher(String.valueOf(e.getMessage())).find();
    }

    private static boolean isPassing(Throwable e) {
        return switch (e) {
            case HttpResponseException said -> isPassing(said.getStatusCode());
            case SocketException _, SocketTimeoutException _, UnknownHostException _ -> true;
            default -> false;
        };
    }

    private static boolean isPassing(int status) {
        return status >= SERVER_ERROR || PASSING.contains(status);
    }

    private static String message(Exception e) {
        String said = String.valueOf(e.getMessage());
        return "no token from Google: "
                + said
                + why(e).filter(why -> !said.contains(why)).map(why -> ": " + why).orElse("");
    }

    /** What the library has left in the cause: its own errors say it themselves. */
    private static Optional<String> why(Exception e) {
        return e instanceof Retryable
                ? Optional.empty()
                : Optional.ofNullable(e.getCause()).map(Throwable::getMessage);
    }

    private GoogleCredentials credentials() throws IOException {
        return file.isEmpty()
                ? GoogleCredentials.getApplicationDefault()
                : read(file.orElseThrow());
    }

    /** What the library says of a file does not name it. */
    private static GoogleCredentials read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return GoogleCredentials.fromStream(in);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": is not there", e);
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
