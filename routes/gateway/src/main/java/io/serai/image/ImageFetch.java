package io.serai.image;

import io.serai.model.Part;
import io.serai.provider.AnswerLimit;
import io.serai.provider.AnswerTooLarge;
import io.serai.provider.CallGuard;
import io.serai.provider.CallOwner;
import io.serai.provider.Credential;
import io.serai.provider.ImageSettings;
import io.serai.provider.ImageSource;
import io.serai.provider.ImageUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches one provider's images: by https, from hosts that are named, at public addresses, without
 * redirects, cookies or credentials. Bytes and time are bounded as those of a provider's answer.
 */
public final class ImageFetch implements ImageSource, AutoCloseable {
    private static final int MOST_CONNECTIONS = 64;
    private static final int HTTPS = 443;
    private static final int SERVER_ERRORS = 500;

    private final ImageSettings settings;
    private final CloseableHttpClient client;

    /**
     * @param alarms runs only short cancellations; the owner ends it
     */
    public ImageFetch(ImageSettings settings, ScheduledExecutorService alarms, CallOwner owner) {
        this(
                settings,
                new PublicAddresses(),
                DefaultClientTlsStrategy.createDefault(),
                alarms,
                owner);
    }

    ImageFetch(
            ImageSettings settings,
            DnsResolver names,
            TlsSocketStrategy tls,
            ScheduledExecutorService alarms,
            CallOwner owner) {
        this.settings = settings;
        HttpClientBuilder builder =
                HttpClients.custom().setConnectionManager(connections(settings, names, tls));
        AnswerLimit limit = new AnswerLimit(settings.bytes(), false);
        new CallGuard(Credential.NONE, settings.timeout(), limit, alarms, owner).configure(builder);
        client = builder.build();
    }

    private static HttpClientConnectionManager connections(
            ImageSettings settings, DnsResolver names, TlsSocketStrategy tls) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsSocketStrategy(tls)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.timeout()))
                                .build())
                .build();
    }

    @Override
    public Part.InlineImage fetch(String url, Duration within) {
        URI address = address(url);
        HttpGet get = new HttpGet(address);
        get.setHeader(CallGuard.TIME_LEFT, Math.max(1, within.toMillis()));
        try {
            return new ImageFile(client.execute(get, response -> bytes(address, response)))
                    .part(settings.longestSide());
        } catch (PublicAddresses.NotPublic | AnswerTooLarge e) {
            throw ImageUnavailable.refused(address.getHost() + ": " + e.getMessage());
        } catch (IOException e) {
            throw ImageUnavailable.unreachable(
                    "no image from %s: %s".formatted(address.getHost(), e.getMessage()));
        }
    }

    private URI address(String url) {
        URI address = parsed(url);
        if (!"https".equalsIgnoreCase(address.getScheme())
                || address.getHost() == null
                || address.getUserInfo() != null
                || (address.getPort() >= 0 && address.getPort() != HTTPS)) {
            throw ImageUnavailable.refused(
                    "an image is fetched only from an https URL with a host, without user or port");
        }
        if (!settings.allows(address.getHost())) {
            throw ImageUnavailable.refused(
                    address.getHost() + " is not among the hosts of images.fetch-from");
        }
        return address;
    }

    private static URI parsed(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw ImageUnavailable.refused("the URL of an image cannot be read");
        }
    }

    private static byte[] bytes(URI address, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status != HttpStatus.SC_OK) {
            throw status >= SERVER_ERRORS
                            || status == HttpStatus.SC_TOO_MANY_REQUESTS
                            || status == HttpStatus.SC_REQUEST_TIMEOUT
                    ? ImageUnavailable.unreachable(said(address, status))
                    : ImageUnavailable.refused(said(address, status));
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream in = entity.getContent()) {
            return in.readAllBytes();
        }
    }

    private static String said(URI address, int status) {
        return "%s answered %d in place of an image (redirects are not followed)"
                .formatted(address.getHost(), status);
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }
}
