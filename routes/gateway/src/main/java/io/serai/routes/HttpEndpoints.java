package io.serai.routes;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.http;

import io.serai.model.ProviderId;
import io.serai.provider.ProviderSettings;
import java.net.URI;

/**
 * The HTTP end points of providers: no retries, no redirects and no time-outs but those of the call
 * guard.
 */
public final class HttpEndpoints {
    private HttpEndpoints() {}

    /** Under this name the provider's call guard stands in the registry. */
    public static String guard(ProviderId provider) {
        return "guard-" + provider;
    }

    /** Under this name the provider's connection pool stands in the registry. */
    public static String pool(ProviderId provider) {
        return "pool-" + provider;
    }

    /** The end point of a path below the provider's base URL, without its query. */
    public static String of(ProviderSettings provider, String path) {
        URI base = provider.baseUrl();
        String pathOnly = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        String prefix = base.getRawPath().replaceAll("/+$", "");
        return http(base.getScheme(), base.getRawAuthority() + prefix + pathOnly)
                .throwExceptionOnFailure(false)
                .advanced()
                .copyHeaders(false)
                .httpClientConfigurer("#" + guard(provider.id()))
                .clientConnectionManager("#" + pool(provider.id()))
                .getRawUri();
    }
}
