package io.serai.routes;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What a throw means in every route: Kafka, or a bug. No route handles it: it is left to the
 * engine, which logs it, redelivers and at last asks {@link LastResortRoute}.
 */
public final class ErrorPolicy extends RouteConfigurationBuilder {
    @Override
    public void configuration() {
        routeConfiguration().errorHandler(noErrorHandler());
    }
}
