package io.serai.routes;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What a throw means in every route: Kafka, or a bug. No route handles it: it is left to the
 * engine, which logs it, redelivers and at last asks {@link LastResortRoute}. It has no id: with
 * one it would hold only for routes that name it.
 */
public final class ErrorPolicy extends RouteConfigurationBuilder {
    @Override
    public void configuration() {
        routeConfiguration().errorHandler(noErrorHandler());
    }
}
