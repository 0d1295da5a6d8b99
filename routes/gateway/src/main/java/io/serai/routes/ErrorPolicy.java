package io.serai.routes;

import io.serai.kafka.Recalled;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What a throw means in every route: Kafka, or a bug. It is logged once and left to the engine,
 * which redelivers and at last asks {@link LastResortRoute}.
 */
public final class ErrorPolicy extends RouteConfigurationBuilder {
    public static final String ID = "errors";

    @Override
    public void configuration() {
        // @formatter:off
        routeConfiguration(ID)
            .onException(Recalled.class)
                .logExhausted(false)
            .end()
            .onException(Exception.class)
                .retryAttemptedLogLevel(LoggingLevel.OFF)
                .retriesExhaustedLogLevel(LoggingLevel.WARN)
                .logExhaustedMessageHistory(false)
                .logStackTrace(true)
            .end();
        // @formatter:on
    }
}
