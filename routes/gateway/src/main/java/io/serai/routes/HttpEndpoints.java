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

    /** Where prompts go; the path below the base URL is the caller's to set. */
    public static String post(ProviderSettings provider) {
        return of(provider, "POST");
    }

    /** Where probes go that post nothing; the path below the base URL is the caller's to set. */
    public static String get(ProviderSettings provider) {
        return of(provider, "GET");
    }

    /** The method stands here because Camel looks for a converter each time it is in a header. */
    private static String of(ProviderSettings provider, String method) {
        URI base = provider.baseUrl();
        String prefix = base.getRawPath().replaceAll("/+$", "");
        return http(base.getScheme(), base.getRawAuthority() + prefix)
                .httpMethod(method)
                .throwExceptionOnFailure(false)
                .advanced()
                .copyHeaders(false)
                .httpClientConfigurer("#" + guard(provider.id()))
                .clientConnectionManager("#" + pool(provider.id()))
                .getRawUri();
    }
}
