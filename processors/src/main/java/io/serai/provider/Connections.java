package io.serai.provider;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections to one provider: as many as calls may be in flight, and none so old that the
 * server may have closed it meanwhile.
 */
public final class Connections {
    private static final TimeValue LIFE = TimeValue.ofMinutes(5);
    private static final TimeValue CHECK_AFTER = TimeValue.ofSeconds(1);

    /** Probes use the same pool. */
    private static final int PROBES = 1;

    private Connections() {}

    public static HttpClientConnectionManager pool(int calls, Duration connectTimeout) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(calls + PROBES)
                .setMaxConnPerRoute(calls + PROBES)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connectTimeout))
                                .setTimeToLive(LIFE)
                                .setValidateAfterInactivity(CHECK_AFTER)
                                .build())
                .build();
    }
}
